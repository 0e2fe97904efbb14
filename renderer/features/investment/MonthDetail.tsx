import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { recordDraftForm } from '../../../db/domain/draft-form.ts';
import { investmentFigures } from '../../../db/domain/figures/investment.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import { localeOf, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type Fen, formatMoney, subtractFen, sumFen } from '../../../db/domain/money.ts';
import type { Period } from '../../../db/domain/period.ts';
import { findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { compositionFields, sourceFields } from '../../../db/domain/records/investment.ts';
import type { CheckContext } from '../../../db/domain/rules/rule.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import { focusField, RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { Values } from '../../ui/forms/use-record-form.ts';
import type { GridRecord } from '../../ui/grid/grid-rows.ts';
import { Fold } from '../../ui/page/Fold.tsx';
import { withTyped } from '../../ui/violations/judge.ts';
import { judgeInSlice } from '../../ui/violations/judge-slice.ts';
import { fieldsInTable, projectOf } from './month-columns.ts';

const type = 'investment';

/** Whether a field of the month is filled in below the table. */
export const isInDetail = (field: string): boolean =>
  !fieldsInTable.has(field) && findField(type, field) !== undefined;

/**
 * What else a project may report of a month, below the table: composition, sources, adjustments, results. All of it is
 * optional; of the parts that are filled in, what is left to explain is said at once.
 */
export function MonthDetail(props: {
  readonly row: GridRecord;
  readonly typed: Ledger;
  readonly types: readonly RecordType[];
  readonly setup: FormSetup;
  readonly context: CheckContext;
  readonly month: Period;
  readonly focus: string | null;
  /** A rule asks for something that is filled in here. */
  readonly asked: boolean;
}) {
  const { t } = useTranslation();
  const { row, typed, setup, month } = props;
  const box = useRef<HTMLDivElement>(null);
  const { focus } = props;
  useEffect(() => {
    if (focus !== null && isInDetail(focus)) setTimeout(() => focusField(box.current, focus), 100);
  }, [focus]);
  const project = setup.references.label('project', projectOf(row));
  const linked = props.focus !== null && isInDetail(props.focus);
  return (
    <div ref={box}>
      <Fold
        title={t('investment.detail', { project })}
        hint={t('investment.detailHint')}
        open={linked || props.asked}
      >
        {row.record === null ? (
          <Text className="quiet">{t('investment.detailFirst')}</Text>
        ) : (
          <RecordForm
            type={type}
            record={row.record}
            id={row.id}
            draftForm={recordDraftForm(type, month)}
            setup={setup}
            fixed={{ project_id: projectOf(row), month }}
            leftOut={[...fieldsInTable]}
            showAll
            order={[...compositionFields, 'land_purchase', ...sourceFields]}
            focusField={linked ? props.focus : null}
            judge={(candidate) =>
              judgeInSlice(
                withTyped(typed, type, row.id, candidate),
                props.context,
                props.types,
                type,
                row.id,
              )
            }
            onClose={() => undefined}
          >
            {(candidate) => (
              <LeftToExplain candidate={candidate} typed={typed} row={row} month={month} setup={setup} />
            )}
          </RecordForm>
        )}
      </Fold>
    </div>
  );
}

/** Of the year to date, what the parts filled in so far leave open. */
function LeftToExplain(props: {
  readonly candidate: Values;
  readonly typed: Ledger;
  readonly row: GridRecord;
  readonly month: Period;
  readonly setup: FormSetup;
}) {
  const { t } = useTranslation();
  const { candidate, setup } = props;
  const figures = investmentFigures(props.typed, projectOf(props.row), props.month);
  const unit = unitLabel(setup.language, setup.moneyUnit === 'yuan' ? '元' : '万元');
  const { groups } = localeOf(setup.language);
  const parts = [
    { name: groups.composition, fields: compositionFields, whole: figures.inv_ytd },
    { name: groups.sources, fields: sourceFields, whole: figures.fund_ytd },
  ];
  return (
    <div className="left-to-explain" role="status">
      {parts.map(({ name, fields, whole }) => {
        const filled = fields.map((field) => (candidate[field] ?? null) as Fen | null);
        if (filled.every((value) => value === null)) return null;
        const left = subtractFen(whole, sumFen(filled));
        const amounts = {
          name,
          whole: formatMoney(whole, setup.moneyUnit),
          left: formatMoney(left, setup.moneyUnit),
          unit,
        };
        return (
          <Text key={name} size="sm" className={left === 0 ? 'quiet' : 'bad-total'}>
            {t(left === 0 ? 'investment.explained' : 'investment.leftToExplain', amounts)}
          </Text>
        );
      })}
    </div>
  );
}
