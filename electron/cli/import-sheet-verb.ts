import { randomUUID } from 'node:crypto';
import { Option } from 'commander';
import { FailureError } from '../../db/domain/failure.ts';
import { lettersOf } from '../../db/domain/import/column-letters.ts';
import { importableTypes } from '../../db/domain/import/importable.ts';
import { type Mapping, withMeasure, withUnit } from '../../db/domain/import/mapping.ts';
import type { WrittenUnit } from '../../db/domain/import/written-units.ts';
import type { ImportPlanView, OpenedImport, ShownRow } from '../../db/domain/import-answers.ts';
import {
  alikeText,
  asideText,
  importTexts,
  leftText,
  noticeText,
  placedProblemText,
  questionText,
  takenTexts,
  withoutCellsTexts,
} from '../../db/domain/locale/import-text.ts';
import { typeLabel } from '../../db/domain/locale/locale.ts';
import { findField, type RecordType } from '../../db/domain/records/catalogue.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';

/** Rows that are asked for at once. */
const page = 1000;

/** The verb that takes in a workbook of any shape: shows what it would do, does it with --yes. */
export function addImportSheetVerb(verbs: Verbs): void {
  verbs
    .onStore(
      'import-sheet <file>',
      '导入 Excel 或 CSV 表：先列出新增、更改和不能导入的行，--yes 执行 / take in a sheet of a workbook or a CSV file; shows what it would do, does it with --yes',
      importSheet,
    )
    .addOption(new Option('--type <type>', '数据种类 / record type').choices([...importableTypes]))
    .option('--sheet <name>', '工作表 / sheet; default the one that fits best')
    .option('--head <row>', '表头行，如 3 或 3-4 / row or rows of heads; default looked for')
    .option(
      '--map <columns>',
      '列对应，如 A=name,C=amount / columns of fields, A=name,C=amount; D= takes nothing',
    )
    .option('--set <values>', '所有行相同的值，如 year=2025 / what every row says, year=2025')
    .addOption(
      new Option('--unit <unit>', '金额单位 / unit of amounts that state none').choices([
        'yuan',
        'thousandYuan',
        'wanYuan',
        'millionYuan',
        'yiYuan',
      ]),
    )
    .option(
      '--measure <field>',
      '各月、各年栏目是哪一项数，如 inv_month / figure below columns of months or years',
    )
    .option('--year <year>', '各月栏目的年份，如 2026 / year of columns of months')
    .addOption(
      new Option('--fill-down <what>', '地名下的空格 / empty cells below a place').choices(['take', 'leave']),
    )
    .addOption(
      new Option(
        '--figures <what>',
        '不要没有导入的数字列 / columns of figures that are asked about are left out',
      ).choices(['none']),
    )
    .addOption(
      new Option(
        '--finer <what>',
        '分以下的金额四舍五入到分 / amounts below the fen are rounded to it',
      ).choices(['round']),
    )
    .option(
      '--mean <names>',
      '表中的名称指什么，如 village_id:新村=望榆村；等号后为空即不填 / what names of the sheet mean, field:text=name or code; nothing behind = takes none',
    )
    .addOption(
      new Option(
        '--amounts <what>',
        '与同列相差悬殊的金额：原样，或除以一万 / amounts far from the others: as they stand, or a 10,000th',
      ).choices(['take', 'mend']),
    )
    .addOption(new Option('--hidden <what>', '隐藏行 / hidden rows').choices(['take', 'leave']))
    .addOption(new Option('--blanks <what>', '空单元格 / empty cells').choices(['keep', 'clear']))
    .option(
      '--mark <folder>',
      '把问题标在原表上，存入文件夹 / folder for a copy of the workbook with its problems marked',
    )
    .option('--yes', '执行 / do it; rejected rows stay out');
}

async function importSheet({ ask, out, options, words }: StoreVerbCall): Promise<number> {
  const { language } = out;
  const import_id = randomUUID();
  const opened = await ask('imports.open', {
    import_id,
    file: words[0] ?? '',
    type: (options.type ?? null) as RecordType | null,
  });
  const chosen = await chosenMapping({ ask, options }, opened);
  if (chosen === null) throw new FailureError('file_not_table', { file: opened.file_name });
  const { mapping, view } = await planned({ ask, options, out }, import_id, chosen);
  const rejected = await rowsOf(ask, import_id, 'rejected', view.counts.rejected, language);
  const aside = await rowsOf(ask, import_id, 'aside', view.counts.aside, language);
  const done =
    options.yes && view.plan !== null ? await ask('imports.apply', { import_id, plan: view.plan }) : null;
  const marked =
    options.mark === undefined || rejected.length === 0
      ? null
      : await ask('imports.annotate', { import_id, folder: options.mark, language });
  out.answer({ file: opened.file_name, mapping, ...view, rejected, aside, done, marked }, [
    `${opened.file_name} · ${mapping.sheet} · ${typeLabel(language, mapping.type)}`,
    ...withoutCellsTexts(language, opened.without_cells),
    ...linesOf(language, mapping, view),
    ...rejected.flatMap(({ row, problems }) =>
      problems.map((one) => `  ${placedProblemText(language, mapping.type, row, one)}`),
    ),
    ...aside.map((row) => `  ${asideText(language, row)}`),
    ...(marked === null ? [] : [marked.file]),
  ]);
  // Another table below, or on the next sheet, is not taken either.
  const left =
    view.counts.rejected > 0 ||
    aside.some((row) => row.aside === 'other' || row.aside === 'above') ||
    (options.sheet === undefined && view.alike.length > 0);
  return view.plan === null || left ? 1 : 0;
}

/** The plan; where amounts were doubted and it is said what they are, the plan with them. */
async function planned(
  { ask, options, out: { language } }: Pick<StoreVerbCall, 'ask' | 'options' | 'out'>,
  import_id: string,
  mapping: Mapping,
): Promise<{ readonly mapping: Mapping; readonly view: ImportPlanView }> {
  const view = await ask('imports.plan', { import_id, mapping, language });
  const said = view.unknown.flatMap(({ field, text, suggestions }) => {
    if (options.amounts === undefined || findField(mapping.type, field)?.kind !== 'money') return [];
    // The last is the amount as it stands; before it comes a 10,000th of it, where that is an amount.
    const value = suggestions.at(options.amounts === 'take' ? -1 : -2)?.value;
    return value === undefined ? [] : [{ field, text, value }];
  });
  if (said.length === 0) return { mapping, view };
  const answered = { ...mapping, meanings: [...mapping.meanings, ...said] };
  return { mapping: answered, view: await ask('imports.plan', { import_id, mapping: answered, language }) };
}

/** All rows of a state. */
async function rowsOf(
  ask: StoreVerbCall['ask'],
  import_id: string,
  state: 'rejected' | 'aside',
  count: number,
  language: StoreVerbCall['out']['language'],
): Promise<readonly ShownRow[]> {
  const found: ShownRow[] = [];
  while (found.length < count) {
    const { rows } = await ask('imports.rows', {
      import_id,
      states: [state],
      offset: found.length,
      limit: page,
      language,
    });
    if (rows.length === 0) break;
    found.push(...rows);
  }
  return found;
}

function linesOf(
  language: StoreVerbCall['out']['language'],
  mapping: Mapping,
  view: ImportPlanView,
): readonly string[] {
  const { states } = importTexts(language);
  const counts = Object.entries(states).map(
    ([state, label]) => `${label} ${view.counts[state as keyof typeof states]}`,
  );
  return [
    ...takenTexts(language, mapping),
    ...view.questions.map((question) => questionText(language, mapping, question)),
    ...view.notices.map((notice) => noticeText(language, notice)),
    ...[leftText(language, mapping, view.left), alikeText(language, view.alike)].filter(
      (text) => text !== '',
    ),
    ...(view.plan === null ? [] : [counts.join(' · ')]),
  ];
}

async function chosenMapping(
  { ask, options }: Pick<StoreVerbCall, 'ask' | 'options'>,
  opened: OpenedImport,
): Promise<Mapping | null> {
  const sheet = options.sheet ?? opened.mapping?.sheet ?? opened.sheets[0]?.name ?? '';
  const type = (options.type ?? opened.mapping?.type ?? null) as RecordType | null;
  if (type === null) return null;
  const [first = 0, last = first] = (options.head ?? '0').split('-').map(Number);
  const again = options.sheet !== undefined || options.head !== undefined || opened.mapping === null;
  const proposed = again
    ? (
        await ask('imports.propose', {
          import_id: opened.import_id,
          sheet,
          type,
          head_first: first,
          head_last: last,
        })
      ).mapping
    : opened.mapping;
  const columns = pairs(options.map);
  const said: Mapping = {
    ...proposed,
    columns: proposed.columns.map((one) => {
      const field = columns.get(lettersOf(one.column));
      return field === undefined ? one : { ...one, field: field === '' ? null : field };
    }),
    meanings: [...proposed.meanings, ...meanings(options.mean)],
    constants: { ...proposed.constants, ...Object.fromEntries(pairs(options.set)) },
    hidden: (options.hidden as Mapping['hidden'] | undefined) ?? proposed.hidden,
    fill_down: (options.fillDown as Mapping['fill_down']) ?? proposed.fill_down,
    blanks: (options.blanks as Mapping['blanks'] | undefined) ?? proposed.blanks,
    ...(options.figures === 'none' ? { figures: 'none' } : {}),
    ...(options.finer === 'round' ? { finer: 'round' } : {}),
  };
  const measured = options.measure === undefined ? said : withMeasure(said, options.measure);
  const dated = options.year === undefined ? measured : { ...measured, period_year: options.year };
  return options.unit === undefined ? dated : withUnit(dated, options.unit as WrittenUnit);
}

/** `A=name,C=amount` */
function pairs(text: string | undefined): ReadonlyMap<string, string> {
  const parts = (text ?? '').split(',').filter((part) => part.includes('='));
  return new Map(
    parts.map((part) => [part.slice(0, part.indexOf('=')).trim(), part.slice(part.indexOf('=') + 1).trim()]),
  );
}

/** `village_id:新村=望榆村,…` */
function meanings(text: string | undefined): Mapping['meanings'] {
  return [...pairs(text)].map(([named, value]) => {
    const at = named.indexOf(':');
    return { field: named.slice(0, at).trim(), text: named.slice(at + 1).trim(), value };
  });
}
