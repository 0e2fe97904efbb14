import { Option } from 'commander';
import type { PlacedList } from '../../db/domain/answers.ts';
import { type ExtractRecipe, type ExtractSpan, extractSpans } from '../../db/domain/extract/recipe.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { formatMoney, sumFen } from '../../db/domain/money.ts';
import type { FormId } from '../../db/domain/options.ts';
import { type Period, parsePeriod } from '../../db/domain/period.ts';
import {
  declarationOf,
  isRecordType,
  type RecordOf,
  type RecordType,
} from '../../db/domain/records/catalogue.ts';
import { exportWords } from './export-words.ts';
import type { Output } from './output.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';

/** Verbs that write files for people: lists, and the list that villages sign. */
export function addExportVerbs(verbs: Verbs): void {
  verbs
    .onStore(
      'sign-off',
      '到村收益签收单；不给 --batch 时列出批次 / the list that villages sign; without --batch lists the batches',
      signOff,
    )
    .option('--batch <id>', '批次编号 / id of the batch')
    .option('--town <code>', '只要一个乡镇，九位代码 / one township, nine digits')
    .option('--to <dir>', '放到哪个文件夹 / folder for the file');

  verbs
    .onStore('list <type>', '一种记录的清单，Excel 或 CSV / a list of records of a type, Excel or CSV', list)
    .requiredOption('--to <dir>', '放到哪个文件夹 / folder for the file')
    .option('--view <name>', '存过的视图 / a view that was kept')
    .option('--columns <fields>', '字段名，逗号分开；默认全部 / fields with commas between them; default all')
    .option('--text <words>', '只要含这些字的 / only rows that hold these words')
    .option('--yuan', '金额用元；默认万元 / amounts in yuan; default 万元')
    .option('--csv', 'CSV 文件 / a CSV file');

  verbs
    .onStore(
      'forms',
      '报表草稿：法定表式，尚未报送 / forms in their official layout before anything is filed',
      forms,
    )
    .requiredOption('--period <period>', '2026, 2026Q3, 2026-07')
    .requiredOption('--to <dir>', '放到哪个文件夹 / folder for the file')
    .option('--forms <forms>', '只要这些表，逗号分开；默认全部 / only these forms; default all')
    .option('--portrait', '纵向；默认横向 / upright; default landscape')
    .option('--a3', 'A3 纸；默认 A4 / A3; default A4');

  verbs
    .onStore(
      'extract',
      '取数：指标和清单字段，按单位和报告期 / indicators and fields of lists by unit and period',
      extract,
    )
    .requiredOption('--period <period>', '2026, 2026Q3, 2026-07')
    .requiredOption('--to <dir>', '放到哪个文件夹 / folder for the file')
    .option(
      '--recipe <name>',
      '存过的取数方案，代替下面各项 / a recipe that was kept, in the place of what follows',
    )
    .option('--figures <keys>', '指标，如 I5,I7,"I5 cumulative" / indicators and their figures')
    .option('--fields <fields>', '清单字段，如 receipt.date,receipt.amount / fields of lists')
    .option(
      '--units <codes>',
      '县代码，或一个市的四位代码；默认全部 / counties, or one prefecture; default all',
    )
    .addOption(new Option('--span <periods>', '哪些报告期 / which periods').choices([...extractSpans]))
    .option('--prefectures', '每市一行 / a line for each prefecture')
    .option('--keep <name>', '同时存为取数方案 / keep it as a recipe as well')
    .option('--yuan', '金额用元；默认万元 / amounts in yuan; default 万元')
    .option('--csv', '每张表一个 CSV 文件 / a CSV file for each table');
}

async function extract({ ask, out, options }: StoreVerbCall): Promise<number> {
  const kept = options.recipe === undefined ? undefined : (await ask('extract.recipes', {}))[options.recipe];
  if (options.recipe !== undefined && kept === undefined) throw new FailureError('not_found');
  const recipe: ExtractRecipe = kept ?? {
    figures: parts(options.figures),
    lists: fieldsByType(parts(options.fields)),
    span: (options.span ?? 'one') as ExtractSpan,
    lines: options.prefectures === undefined ? 'county' : 'prefecture',
    units: unitsOf(parts(options.units)),
  };
  if (options.keep !== undefined) await ask('extract.keep', { name: options.keep, recipe });
  const placed = await ask('extract.write', {
    recipe,
    period: periodOf(options.period),
    folder: options.to ?? '',
    format: options.csv === undefined ? 'xlsx' : 'csv',
    language: out.language,
    money_unit: options.yuan === undefined ? 'wanYuan' : 'yuan',
  });
  return answerPlaced(out, placed);
}

function periodOf(text = ''): Period {
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new FailureError('period_invalid', { period: text });
  return parsed.value;
}

const parts = (text = ''): string[] => text.split(/[,，]/).filter((part) => part !== '');

/** `receipt.date,receipt.amount` as the columns of each type. What there is not is refused by the call. */
function fieldsByType(fields: readonly string[]): ExtractRecipe['lists'] {
  const named = fields.map((field) => {
    const [type = '', name = ''] = field.split('.');
    return { type, name };
  });
  return [...Map.groupBy(named, ({ type }) => type)].map(([type, of]) => ({
    type: type as RecordType,
    columns: of.map(({ name }) => name),
  }));
}

function unitsOf(codes: readonly string[]): ExtractRecipe['units'] {
  const [first] = codes;
  if (first === undefined) return 'all';
  return codes.length === 1 && first.length === 4 ? first : [...codes];
}

async function list({ ask, out, options, words }: StoreVerbCall): Promise<number> {
  const [type = ''] = words;
  if (!isRecordType(type)) throw new FailureError('not_found', { type });
  const kept = options.view === undefined ? undefined : (await ask('lists.views', {})).kept[type];
  const view = kept?.[options.view ?? ''];
  if (options.view !== undefined && view === undefined) throw new FailureError('not_found', { type });
  const columns = options.columns?.split(/[,，]/) ?? view?.columns;
  const placed = await ask('records.export', {
    type,
    selection: { ...view?.selection, ...(options.text === undefined ? {} : { text: options.text }) },
    columns: [...(columns ?? declarationOf(type).fields.map(({ name }) => name))],
    folder: options.to ?? '',
    language: out.language,
    money_unit: options.yuan === undefined ? 'wanYuan' : 'yuan',
    format: options.csv === undefined ? 'xlsx' : 'csv',
  });
  return answerPlaced(out, placed);
}

async function forms({ ask, out, options }: StoreVerbCall): Promise<number> {
  const named = parts(options.forms) as FormId[];
  const size = options.a3 === undefined ? 'A4' : 'A3';
  const placed = await ask('forms.export', {
    period: periodOf(options.period),
    ...(named.length === 0 ? {} : { forms: named }),
    paper: { size, landscape: options.portrait === undefined },
    folder: options.to ?? '',
  });
  return answerPlaced(out, placed);
}

async function signOff(call: StoreVerbCall): Promise<number> {
  const { ask, out, options } = call;
  if (options.batch === undefined) return listBatches(call);
  if (options.to === undefined) throw new FailureError('folder_missing');
  const placed = await ask('distribution.signOff', {
    batch_id: options.batch,
    town: options.town ?? null,
    folder: options.to,
    language: out.language,
  });
  return answerPlaced(out, placed);
}

async function listBatches({ ask, out }: StoreVerbCall): Promise<number> {
  const { records } = await ask('records.slice', { types: ['enclave', 'batch', 'batch_line'] });
  const enclaves = new Map(
    (records.enclave ?? []).map((one) => [one.id, one as unknown as RecordOf<'enclave'>]),
  );
  const lines = Map.groupBy(
    (records.batch_line ?? []) as unknown as readonly RecordOf<'batch_line'>[],
    ({ batch_id }) => batch_id,
  );
  const batches = ((records.batch ?? []) as unknown as readonly RecordOf<'batch'>[]).map((batch) => ({
    id: batch.id,
    date: batch.date,
    enclave: enclaves.get(batch.enclave_id)?.name ?? null,
    amount: sumFen((lines.get(batch.id) ?? []).map(({ amount }) => amount)),
  }));
  const words = exportWords[out.language].batch;
  out.answer(
    batches,
    batches.map(({ id, date, enclave, amount }) =>
      fill(words, { id, date: date ?? '-', enclave: enclave ?? '-', amount: formatMoney(amount, 'yuan') }),
    ),
  );
  return 0;
}

function answerPlaced(out: Output, placed: PlacedList): number {
  out.answer(placed, [fill(exportWords[out.language].written, { file: placed.file, rows: placed.rows })]);
  return 0;
}
