import type { PlacedList } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { signOffList } from '../domain/figures/sign-off.ts';
import { localeOf } from '../domain/locale/locale.ts';
import { moneyToDecimal } from '../domain/money.ts';
import { signOffBook } from '../exchange/list-file/sign-off-book.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { placeWorkbook } from './place-workbook.ts';
import { reportFolder } from './report-folder.ts';
import { requireUnit, unitName } from './sessions.ts';

/**
 * Writes the list that the villages of a batch, or of one township of it, sign.
 * @throws FailureError `not_found` for a batch that is not there or has no amounts for the township, and as `placeWorkbook`
 */
export async function exportSignOff(
  context: ServiceContext,
  input: CallInput<'distribution.signOff'>,
): Promise<PlacedList> {
  const { language, town } = input;
  const { unit } = requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const ledger = ownLedger(context);
  const batch = ledger.get('batch', input.batch_id);
  if (batch === undefined) throw new FailureError('not_found', { type: 'batch' });
  const list = signOffList(ledger, batch, language, (code) => context.areas.name(code), town);
  if (list.villages === 0) throw new FailureError('not_found', { type: 'batch_line' });
  const madeBy = unitName(context, unit);
  const { model, sums } = signOffBook(list, { unit: madeBy, created: context.ports.now(), language });
  const names = [madeBy, list.enclave, town === null ? '' : (list.towns[0]?.name ?? '')];
  const stem = [...names, localeOf(language).signOff.title].filter((name) => name !== '').join('_');
  const file = await placeWorkbook(
    context,
    folder,
    stem,
    model,
    sums.map(({ sum, ...place }) => ({ ...place, sum: moneyToDecimal(sum, 'yuan') })),
  );
  return { file, rows: list.villages };
}
