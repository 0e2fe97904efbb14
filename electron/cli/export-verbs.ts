import type { PlacedList } from '../../db/domain/answers.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { formatMoney, sumFen } from '../../db/domain/money.ts';
import { declarationOf, isRecordType, type RecordOf } from '../../db/domain/records/catalogue.ts';
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
