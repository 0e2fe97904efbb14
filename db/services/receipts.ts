import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import type { PlacedReceipts } from '../domain/review-answers.ts';
import { countsAt } from '../domain/workflow.ts';
import { countedPackages } from '../repositories/received-packages.ts';
import type { ServiceContext } from './context.ts';
import { reportFolder } from './report-folder.ts';
import { requireReviewer } from './review-desk.ts';
import { placeReceipt } from './send-back.ts';

/**
 * Puts a receipt of every version in force of a period into a folder. The very same file that lies there stays, and one
 * whose name another file has is left out by name: nothing is overwritten.
 * @throws FailureError what the folder answers; receipts placed before that stay, the same call places the others
 */
export async function placeReceipts(
  context: ServiceContext,
  { period, folder }: CallInput<'review.receipts'>,
): Promise<PlacedReceipts> {
  const { level, unit: own } = requireReviewer(context);
  const path = await reportFolder(context, folder);
  const packages = context.ledger.store
    .read((reader) => countedPackages(reader, countsAt(level)))
    .filter((one) => one.period === period && one.unit.startsWith(own.code));
  const placed: PlacedReceipts['placed'][number][] = [];
  const refused: PlacedReceipts['refused'][number][] = [];
  for (const { id, unit: code } of packages) {
    const unit = { code, name: context.areas.name(code) ?? code };
    try {
      const { file, created, verdict } = await placeReceipt(context, { package_id: id, folder });
      placed.push({ unit, file, created, verdict });
    } catch (error) {
      if (!(error instanceof FailureError) || error.failure.code !== 'file_exists') throw error;
      refused.push({ unit, failure: error.failure });
    }
  }
  return { folder: path, placed, refused };
}
