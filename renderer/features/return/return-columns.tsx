import type { TFunction } from 'i18next';
import { computedValue } from '../../../db/domain/figures/computed-fields.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import type { AnyRecord, RecordOf, RecordType } from '../../../db/domain/records/catalogue.ts';
import { StateBadge, type StateKind } from '../../ui/page/StateBadge.tsx';
import type { TableColumn } from '../../ui/table/LedgerTable.tsx';
import { recordColumns } from '../../ui/table/record-columns.ts';
import type { AccountView } from './account-view.ts';

/** Columns of a table, by name and in the order wanted; those that the declaration does not give are left out. */
export function pickColumns(
  view: AccountView,
  type: RecordType,
  rows: readonly AnyRecord[],
  names: readonly string[],
): TableColumn<AnyRecord>[] {
  const all = recordColumns(type, view.setup, {
    rows,
    computed: (record, field) =>
      computedValue(view.ledger, type, record as unknown as RecordOf<typeof type>, field, view.summary.to),
  });
  return names.flatMap((name) => all.find(({ key }) => key === name) ?? []);
}

const wide = [
  'accrual_from',
  'accrual_to',
  'due_date',
  'base',
  'agreed',
  'guaranteed',
  'allocated',
  'waived',
  'arrears',
];
const narrow = ['due_date', 'agreed', 'arrears'];

/** Columns of the dues: what each is called, its amounts as of the end of the period, how it stands. */
export function dueColumns(
  view: AccountView,
  rows: readonly AnyRecord[],
  isNarrow: boolean,
  t: TFunction,
): TableColumn<AnyRecord>[] {
  return [
    {
      key: 'name',
      label: t('return.columns.due'),
      show: (row) => view.label('due', row.id),
    },
    ...pickColumns(view, 'due', rows, isNarrow ? narrow : wide),
    {
      key: 'status',
      label: t('return.columns.status'),
      show: (row) => {
        const { kind, word } = dueStatus(view, row as unknown as RecordOf<'due'>);
        return <StateBadge kind={kind} text={t(`return.status.${word}`)} />;
      },
    },
  ];
}

type DueWord = 'notYet' | 'settled' | 'partly' | 'open' | 'over' | 'unknown';

/** How a due stands at the end of the period. */
function dueStatus(
  { ledger, summary }: AccountView,
  due: RecordOf<'due'>,
): { readonly kind: StateKind; readonly word: DueWord } {
  const figure = (field: string) => Number(computedValue(ledger, 'due', due, field, summary.to) ?? 0);
  if (due.due_date === null || due.agreed === null) return { kind: 'warning', word: 'unknown' };
  const settled = figure('allocated') + figure('waived');
  if (settled > due.agreed) return { kind: 'bad', word: 'over' };
  if (settled === due.agreed) return { kind: 'good', word: 'settled' };
  if (due.due_date > summary.to) return { kind: 'neutral', word: 'notYet' };
  return settled > 0 ? { kind: 'warning', word: 'partly' } : { kind: 'warning', word: 'open' };
}

const receiptWide = [
  'return_kind',
  'beneficiary',
  'settle',
  'payer',
  'document_no',
  'amount',
  'allocated',
  'prepaid',
];
const receiptNarrow = ['amount', 'allocated', 'prepaid'];

/** Columns of the receipts: the day, what arrived, what it settled, what remains prepaid, and what is special about it. */
export function receiptColumns(
  view: AccountView,
  rows: readonly AnyRecord[],
  isNarrow: boolean,
  t: TFunction,
): TableColumn<AnyRecord>[] {
  const ofAll = (name: string): boolean => new Set(rows.map((row) => row[name])).size > 1;
  const wanted = receiptWide.filter(
    (name) => (name !== 'return_kind' && name !== 'beneficiary') || ofAll(name),
  );
  return [
    ...pickColumns(view, 'receipt', rows, ['date', ...(isNarrow ? receiptNarrow : wanted)]),
    {
      key: 'status',
      label: t('return.columns.status'),
      show: (row) => receiptMarks(view, row as unknown as RecordOf<'receipt'>, t),
    },
  ];
}

function receiptMarks(view: AccountView, row: RecordOf<'receipt'>, t: TFunction): string {
  const { ledger, summary, setup } = view;
  const marks: string[] = [];
  if (row.opening === true) marks.push(t('return.marks.opening'));
  if (row.reverses_id !== null) {
    const adjusts = computedValue(ledger, 'receipt', row, 'prior_year_adjustment', summary.to) !== 0;
    marks.push(adjusts ? t('return.marks.adjustment') : t('return.marks.reversal'));
  }
  if (ledger.where('receipt', 'reverses_id', row.id).length > 0) marks.push(t('return.marks.reversed'));
  if (row.settle !== null && row.settle !== 'bankTransfer')
    marks.push(optionLabel(setup.language, 'settle', row.settle));
  return marks.join('、');
}
