import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaNames } from '../../../db/domain/area-names.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { recordLabel } from '../../../db/domain/record-label.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ViolationLine } from './ViolationLine.tsx';

/** Lines shown before the rest is asked for: 121 rows can be wrong in one way. */
const few = 4;

/** What is wrong with the rows of a grid, each line a link to its cell. Nothing is drawn where nothing is wrong. */
export const GridViolations = memo(function GridViolations(props: {
  readonly violations: readonly Violation[];
  readonly ledger: Ledger;
  readonly areas: AreaNames;
  readonly onOpen: (record: string, field: string | null) => void;
}) {
  const { t } = useTranslation();
  const { money_unit: moneyUnit } = useSession();
  const [all, setAll] = useState(false);
  const { violations, ledger, areas } = props;
  if (violations.length === 0) return null;
  const language = currentLanguage();
  const shown = all ? violations : violations.slice(0, few);
  return (
    <section className="grid-violations" aria-label={t('violations.title')}>
      <ul className="violation-list">
        {shown.map((violation, index) => {
          const { rule, recordType, recordId, field } = violation;
          return (
            <ViolationLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule may say two things of one cell.
              key={`${rule} ${recordId} ${field} ${index}`}
              violation={violation}
              moneyUnit={moneyUnit}
              label={recordLabel(ledger, areas, language, recordType, recordId)}
              {...(recordId === null ? {} : { onOpen: () => props.onOpen(recordId, field) })}
            />
          );
        })}
      </ul>
      {violations.length <= few ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t('violations.fewer') : t('violations.more', { count: violations.length - few })}
        </Button>
      )}
    </section>
  );
});
