import type { CellModel, SheetModel, WorkbookModel } from '../../../exchange/workbook/model.ts';
import { writeWorkbook } from '../../../exchange/workbook/write.ts';
import type { FaultyFile } from './faulty-file.ts';

/** A table as bytes, with what is said of it. */
export interface MadeFile extends FaultyFile {
  readonly bytes: Uint8Array;
}

/** Villages of the tables: invented names, codes of a county's first township. */
interface TableVillage {
  readonly name: string;
  readonly code: string;
  /** Income of the year in yuan. */
  readonly income: number;
}

const incomes = [215_000, 187_400, 302_650.5] as const;

const villagesOf = (town: string): readonly TableVillage[] =>
  incomes.map((income, index) => ({ name: `试表${index + 1}村`, code: `${town}${211 + index}`, income }));

const wan = (yuan: number): string => String(yuan / 10_000);
/** Fen. */
const sumOf = (villages: readonly TableVillage[]): number =>
  Math.round(villages.reduce((sum, { income }) => sum + income, 0) * 100);

const fullWidth = (text: string): string =>
  text.replace(/[0-9.]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0));

const heads = ['村名', '统计用区划代码', '年度', '总收入（万元）'] as const;

/** CSV as WPS saves it: with a byte order mark and CRLF. */
function csv(rows: readonly (readonly string[])[]): Uint8Array {
  return Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}\r\n`, 'utf8');
}

/** Tables of village incomes and contributions as they come from elsewhere. @param town nine digits */
export async function faultyTables(town: string): Promise<readonly MadeFile[]> {
  const villages = villagesOf(town);
  const rows = villages.map(({ name, code, income }) => [name, code, '2021', wan(income)]);
  const taken = { does: 'take', rows: villages.length, sum: sumOf(villages) } as const;
  const table = (
    fault: FaultyFile['fault'],
    file: string,
    bytes: Uint8Array,
    must: FaultyFile['must'],
  ): MadeFile => ({
    fault,
    file,
    bytes,
    must,
    read_by: 'import',
  });
  const [first, second, third] = rows;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three villages');
  return [
    table(
      'fullWidthDigits',
      'full-width-digits.csv',
      csv([heads, ...rows.map((row) => row.map(fullWidth))]),
      taken,
    ),
    table(
      'leadingApostrophes',
      'leading-apostrophes.csv',
      csv([
        heads,
        ...rows.map(([name = '', code = '', year = '', income = '']) => [
          name,
          `'${code}`,
          year,
          `'${income}`,
        ]),
      ]),
      taken,
    ),
    table('mergedHeads', 'merged-heads.xlsx', await mergedHeads(villages), taken),
    table('dateSerials', 'date-serials.xlsx', await dateSerials(villages), {
      does: 'take',
      rows: villages.length,
      dates: ['2021-03-31', '2021-06-30', '2021-12-31'],
    }),
    // The second amount is in yuan under a head that says 万元.
    table(
      'unitMixUp',
      'unit-mix-up.csv',
      csv([heads, first, [...second.slice(0, 3), String(villages[1]?.income ?? 0)], third]),
      { does: 'ask', rows: [2], why: 'unitSlip' },
    ),
    // The first village once more, with the code that it had before its township was renumbered.
    table(
      'oldAndNewCodes',
      'old-and-new-codes.csv',
      csv([heads, ...rows, [first[0] ?? '', `${town.slice(0, 6)}399211`, ...first.slice(2)]]),
      { does: 'ask', rows: [1, 4], why: 'sameVillageTwice' },
    ),
    // 江干区 went into 上城区 in April 2021.
    table(
      'redrawnDistrict',
      'redrawn-district.csv',
      csv([
        ['结对地区', '区划代码', '起始日期'],
        ['江干区', '330104', '2021-12-01'],
        ['上城区', '330102', '2021-12-01'],
      ]),
      { does: 'ask', rows: [1], why: 'lapsedAreaCode' },
    ),
  ];
}

const text = (value: string): CellModel => ({ kind: 'text', value, style: 'body' });
const number = (decimal: string): CellModel => ({ kind: 'number', decimal, style: 'body' });

function workbook(sheet: Pick<SheetModel, 'rows' | 'merges'>): Promise<Uint8Array> {
  const model: WorkbookModel = {
    properties: { title: '试表', creator: '试错', created: '2022-01-10T01:00:00Z' },
    sheets: [
      { name: '试表', state: 'visible', columns: [16, 18, 10, 14, 14].map((width) => ({ width })), ...sheet },
    ],
  };
  return writeWorkbook(model);
}

/** A title over all columns, a head of two rows with merged cells, a sum at the end. */
function mergedHeads(villages: readonly TableVillage[]): Promise<Uint8Array> {
  const total = villages.reduce((sum, { income }) => sum + income, 0);
  return workbook({
    rows: [
      { cells: [text('2021年村集体经济收入情况表')] },
      { cells: [text('村'), null, text('年度'), text('收入（万元）'), null] },
      { cells: [text('村名'), text('统计用区划代码'), null, text('总收入'), text('备注')] },
      ...villages.map(({ name, code, income }) => ({
        cells: [text(name), text(code), number('2021'), number(wan(income)), null],
      })),
      { cells: [text('合计'), null, null, number(wan(total)), null] },
    ],
    merges: ['A1:E1', 'A2:B2', 'C2:C3', 'D2:E2'],
  });
}

/** Days as numbers without a date format: 44286 is 31 March 2021. */
function dateSerials(villages: readonly TableVillage[]): Promise<Uint8Array> {
  const serials = ['44286', '44377', '44561'];
  return workbook({
    rows: [
      { cells: ['村名', '统计用区划代码', '出资日期', '出资金额（万元）'].map(text) },
      ...villages.map(({ name, code }, index) => ({
        cells: [text(name), text(code), number(serials[index] ?? ''), number('80')],
      })),
    ],
  });
}
