import { rangeAddress } from '../../db/exchange/workbook/address.ts';
import {
  type CellLook,
  type CellModel,
  cellFormats,
  type RowModel,
  type StreamedRows,
  type WorkbookModel,
} from '../../db/exchange/workbook/model.ts';
import type { ExpectedBook } from '../../db/exchange/workbook/written-totals.ts';

/*
 * The big sheet of the bench: as long lists are written, every feature that they have. `big-sheet-floor.c` makes the same
 * cells by the same arithmetic.
 */

export const bigRows = 100_000;
const heads = [
  '序号',
  '村编码',
  '村名称',
  '乡镇',
  '受益农户（户）',
  '受益人数（人）',
  '投资额（万元）',
  '收益额（万元）',
  '分配额（万元）',
  '签约日期',
  '到账日期',
  '备注',
];
export const bigColumns = heads.length;
const sheetName = '到村收益明细';
/** Title and head. */
const headRows = 2;

const bigLooks: readonly CellLook[] = [
  { style: 'unlocked', format: cellFormats.integer },
  { style: 'unlocked' },
  { style: 'unlockedMoney' },
  { style: 'unlockedDate' },
];

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'unlocked' });
const integer = (value: number): CellModel => ({
  kind: 'number',
  decimal: String(value),
  style: 'unlocked',
  format: cellFormats.integer,
});
const money = (fen: number): CellModel => ({
  kind: 'number',
  decimal: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
  style: 'unlockedMoney',
});
const days = Array.from({ length: 1800 }, (_, at) =>
  new Date(Date.UTC(2021, 0, 1 + at)).toISOString().slice(0, 10),
);
const day = (at: number): CellModel => ({
  kind: 'date',
  iso: days[at % days.length] ?? '',
  style: 'unlockedDate',
});

/** Fen of the three money columns of a row. */
const moneyOf = (at: number): readonly [number, number, number] => [
  (at * 7919) % 90_000_000,
  (at * 104_729) % 8_000_000,
  (at * 1301) % 3_000_000,
];

function bigRow(at: number): RowModel {
  const [invested, income, paid] = moneyOf(at);
  return {
    cells: [
      integer(at + 1),
      text(String(330_825_000_000 + at)),
      text(`龙游县第${at % 7000}村`),
      text(`${['詹家', '湖镇', '塔石', '小南海', '横山'][at % 5]}镇`),
      integer(at % 900),
      integer((at * 13) % 3000),
      money(invested),
      money(income),
      money(paid),
      day(at),
      day(at * 7),
      text(`第${at % 97}批，经联席会议确认`),
    ],
  };
}

export function* bigSheetRows(count: number): Generator<RowModel> {
  for (let at = 0; at < count; at += 1) yield bigRow(at);
}

/** The workbook without its long list, and the list to be streamed into it. */
export function bigSheet(count: number): { readonly model: WorkbookModel; readonly stream: StreamedRows } {
  const last = headRows + count - 1;
  const column = (at: number): string => rangeAddress(headRows, at, last, at);
  const sum = (at: number): CellModel => {
    let fen = 0;
    for (let row = 0; row < count; row += 1) fen += moneyOf(row)[at - 6] ?? 0;
    const { decimal } = money(fen) as Extract<CellModel, { kind: 'number' }>;
    return {
      kind: 'formula',
      formula: `SUM(${column(at)})`,
      cached: { kind: 'number', decimal },
      style: 'totalMoney',
    };
  };
  const blank: CellModel = { kind: 'blank', style: 'total' };
  return {
    model: {
      properties: { title: sheetName, creator: '龙游县山海协作办公室', created: '2026-07-05T08:30:00Z' },
      sheets: [
        {
          name: sheetName,
          state: 'visible',
          columns: [8, 16, 18, 12, 12, 12, 16, 16, 16, 13, 13, 28].map((width) => ({ width })),
          rows: [
            { cells: [{ kind: 'text', value: '山海协作飞地收益到村明细表', style: 'title' }], height: 30 },
            { cells: heads.map((value) => ({ kind: 'text', value, style: 'headText' })) },
            {
              cells: [
                { kind: 'text', value: '合计', style: 'totalCenter' },
                ...heads.slice(1).map((_, at) => (at >= 5 && at <= 7 ? sum(at + 1) : blank)),
              ],
            },
          ],
          merges: [rangeAddress(0, 0, 0, bigColumns - 1)],
          freeze: { rows: headRows, columns: 3 },
          filter: rangeAddress(headRows - 1, 0, last, bigColumns - 1),
          protection: {},
          validations: [
            { kind: 'whole', range: column(4), onError: 'stop', min: '0', max: '100000' },
            { kind: 'decimal', range: column(6), onError: 'stop', min: '0', max: '10000000' },
            { kind: 'date', range: column(9), onError: 'warn', from: '2021-01-01', to: '2030-12-31' },
          ],
          conditional: [{ range: column(7), formula: 'H3>G3', look: 'warning' }],
          print: {
            paper: 'A4',
            landscape: true,
            fitToWidth: true,
            repeatRows: [headRows, headRows],
            footer: { left: '龙游县', center: '第 {page} 页，共 {pages} 页' },
          },
        },
      ],
    },
    stream: { sheet: sheetName, above: headRows, count, rows: bigSheetRows(count), looks: bigLooks },
  };
}

/** What must be found in the written file. */
export function expectedOf(count: number): ExpectedBook {
  const rows = Array.from({ length: count }, (_, at) => headRows + at);
  const sums: [bigint, bigint, bigint] = [0n, 0n, 0n];
  for (let at = 0; at < count; at += 1)
    for (const [column, fen] of moneyOf(at).entries()) sums[column] = (sums[column] ?? 0n) + BigInt(fen);
  return {
    sheets: [sheetName],
    counts: [{ sheet: sheetName, column: 1, from: headRows, to: headRows + count - 1, count }],
    columns: sums.map((expected, at) => ({ sheet: sheetName, column: 6 + at, rows, digits: 2, expected })),
  };
}
