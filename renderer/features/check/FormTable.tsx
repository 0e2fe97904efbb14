import { useTranslation } from 'react-i18next';
import type { CheckAnswer, FormState } from '../../../db/domain/answers.ts';
import { localeOf } from '../../../db/domain/locale/locale.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { LedgerTable, type TableColumn } from '../../ui/table/LedgerTable.tsx';
import { Declare } from './Declare.tsx';
import { DeclareRest } from './DeclareRest.tsx';
import { countsByForm, type FormCounts } from './rule-groups.ts';

interface Row extends FormCounts {
  readonly state: FormState | undefined;
  /** The declaration contradicts the data, or is missing. */
  readonly asksDeclaration: boolean;
}

/** How each form of the period stands, with its declaration (填报声明). */
export function FormTable({ answer }: { readonly answer: CheckAnswer }) {
  const { t } = useTranslation();
  const { forms } = localeOf(currentLanguage());
  const rows = countsByForm(answer).map(
    (counts): Row => ({
      ...counts,
      state: answer.forms.find(({ form }) => form === counts.form),
      asksDeclaration: answer.violations.some(
        ({ violation }) =>
          violation.recordType === 'declaration' &&
          violation.args.form?.as === 'form' &&
          violation.args.form.value === counts.form,
      ),
    }),
  );
  const count = (key: 'hard' | 'unexplained' | 'explained' | 'hints'): TableColumn<Row> => ({
    key,
    label: t(`check.counts.${key}`),
    align: 'end',
    show: (row) => (row[key] === 0 ? <span className="quiet">0</span> : row[key]),
  });
  const columns: readonly TableColumn<Row>[] = [
    {
      key: 'form',
      label: t('check.form'),
      show: ({ form }) => (form === null ? t('check.noForm') : forms[form].title),
    },
    { key: 'records', label: t('check.records'), align: 'end', show: ({ state }) => state?.records ?? '' },
    count('hard'),
    count('unexplained'),
    count('explained'),
    count('hints'),
    {
      key: 'declaration',
      label: t('check.declaration'),
      show: ({ state, asksDeclaration }) =>
        state === undefined ? null : <Declare state={state} period={answer.period} asked={asksDeclaration} />,
    },
  ];
  const undeclared = rows.flatMap(({ state, asksDeclaration }) =>
    state !== undefined && asksDeclaration && state.records === 0 && state.declaration === null
      ? [state.form]
      : [],
  );
  return (
    <>
      <LedgerTable
        label={t('check.forms')}
        columns={columns}
        rows={rows}
        rowKey={({ form }) => form ?? '-'}
      />
      {undeclared.length < 2 ? null : <DeclareRest forms={undeclared} period={answer.period} />}
    </>
  );
}
