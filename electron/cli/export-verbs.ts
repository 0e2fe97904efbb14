import type { PlacedList } from '../../db/domain/answers.ts';
import { FailureError } from '../../db/domain/failure.ts';
import { fill } from '../../db/domain/locale/fill.ts';
import { formatMoney, sumFen } from '../../db/domain/money.ts';
import type { RecordOf } from '../../db/domain/records/catalogue.ts';
import { exportWords } from './export-words.ts';
import type { Output } from './output.ts';
import type { StoreVerbCall, Verbs } from './verb.ts';

/** Verbs that write files for people: the list that villages sign. */
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
