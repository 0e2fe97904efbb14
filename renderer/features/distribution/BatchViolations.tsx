import { Button, Title, UnstyledButton } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formsOf } from '../../../db/domain/form-set.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import type { Violation } from '../../../db/domain/rules/rule.ts';
import { useCheck, useSession } from '../../api/queries.ts';
import { StateBadge } from '../../ui/page/StateBadge.tsx';
import { ViolationLine } from '../../ui/violations/ViolationLine.tsx';

/** Lines shown before the rest is asked for: 121 villages can be wrong in one way. */
const few = 6;
/** Rules that no page of one enclave can judge: a village may get money from several. */
const ofUnit: ReadonlySet<string> = new Set(
  allRules.filter(({ reach }) => reach === 'unit').map(({ id }) => id),
);

interface Props {
  /** Id of the section, to go to. */
  readonly id: string;
  readonly batchId: string;
  readonly violations: readonly Violation[];
  readonly onOpen: (record: string, field: string | null) => void;
}

/** What is wrong with a batch, each line a link to its cell; what only the whole unit tells as of the last save. */
export const BatchViolations = memo(function BatchViolations(props: Props) {
  const { period } = useSession();
  return formsOf(period).length === 0 ? <Lines {...props} /> : <WithUnit {...props} />;
});

function WithUnit(props: Props) {
  const { period } = useSession();
  const check = useCheck(period);
  const checked = (check.data?.violations ?? [])
    .filter(({ place, violation }) => place.batch_id === props.batchId && ofUnit.has(violation.rule))
    .map(({ violation }) => violation);
  return <Lines {...props} violations={[...props.violations, ...checked]} />;
}

function Lines({ id, violations, onOpen }: Props) {
  const { t } = useTranslation();
  const { money_unit } = useSession();
  const [all, setAll] = useState(false);
  const shown = all ? violations : violations.slice(0, few);
  const hidden = violations.length - shown.length;
  return (
    <section
      id={id}
      tabIndex={-1}
      className="batch-violations"
      aria-label={t('distribution.violations.title')}
    >
      <Title order={3}>{t('distribution.violations.title')}</Title>
      {violations.length === 0 ? (
        <StateBadge kind="good" text={t('distribution.violations.none')} />
      ) : (
        <ul className="violation-list">
          {shown.map((violation, index) => {
            const { recordType, recordId, field } = violation;
            const canOpen = recordType === 'batch_line' && recordId !== null;
            return (
              <ViolationLine
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule may say two things of one cell.
                key={`${violation.rule} ${recordId} ${field} ${index}`}
                violation={violation}
                moneyUnit={money_unit}
                {...(canOpen ? { onOpen: () => onOpen(recordId, field) } : {})}
              />
            );
          })}
        </ul>
      )}
      {hidden > 0 || all ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t('distribution.violations.fewer') : t('distribution.violations.more', { count: hidden })}
        </Button>
      ) : null}
    </section>
  );
}

/** Under the grid: how much is wrong, and the way down to it. */
export function ViolationCount({
  violations,
  at,
}: {
  readonly violations: readonly Violation[];
  readonly at: string;
}) {
  const { t } = useTranslation();
  if (violations.length === 0) return null;
  const hard = violations.filter(({ ruleClass }) => ruleClass === 'hard').length;
  const go = (): void => {
    const section = document.getElementById(at);
    section?.scrollIntoView({ block: 'nearest' });
    section?.focus();
  };
  return (
    <UnstyledButton className="violation-count" onClick={go}>
      <StateBadge
        kind={hard > 0 ? 'bad' : 'warning'}
        text={t('distribution.violations.count', { count: violations.length })}
      />
    </UnstyledButton>
  );
}
