import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordPlace } from '../../../db/domain/record-place.ts';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';
import type { AccountView } from './account-view.ts';
import { pageTypes } from './page-types.ts';

/** Lines that are shown before one asks for all. */
const shownFirst = 3;

/** What the rules say of the account's saved records, each line a link to its cell. */
export function AccountViolations(props: {
  readonly view: AccountView;
  readonly onGo: (type: RecordType, id: string, field: string | null) => void;
}) {
  const { t } = useTranslation();
  const { view } = props;
  const [all, setAll] = useState(false);
  const violations = useMemo(() => violationsOf(view), [view]);
  const count = (ruleClass: Violation['ruleClass']): number =>
    violations.filter((one) => one.ruleClass === ruleClass).length;
  const shown = all ? violations : violations.slice(0, shownFirst);
  return (
    <section className="account-violations" aria-label={t('return.check.label')}>
      {violations.length === 0 ? (
        <StateBadge kind="good" text={t('return.check.none')} />
      ) : (
        <>
          <p className="quiet">
            {t('return.check.count', { hard: count('hard'), soft: count('soft'), hint: count('hint') })}
          </p>
          <ul className="violation-list">
            {shown.map((violation) => (
              <ViolationLine
                key={`${violation.rule} ${violation.recordId} ${violation.field}`}
                violation={violation}
                moneyUnit={view.setup.moneyUnit}
                label={labelOf(view, violation)}
                onOpen={() =>
                  violation.recordId === null
                    ? undefined
                    : props.onGo(violation.recordType, violation.recordId, violation.field)
                }
              />
            ))}
          </ul>
          {violations.length <= shownFirst ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
              {all ? t('return.check.fewer') : t('return.check.all', { count: violations.length })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function labelOf(view: AccountView, { recordType, recordId }: Violation): string {
  return recordId === null ? '' : view.label(recordType, recordId);
}

/** Violations of what is entered on this page, of this account or of the whole enclave. */
function violationsOf({ ledger, context, account }: AccountView): readonly Violation[] {
  return checkLedger(ledger, context, { reach: 'enclave' }).filter(({ recordType, recordId, form }) => {
    if (!pageTypes.includes(recordType) && form !== 'return') return false;
    const { home_county } = recordPlace(ledger, recordType, recordId);
    return home_county === null || home_county === account.home_county;
  });
}
