import { FailureError } from '../../../db/domain/failure.ts';
import { openTestLedger, saveHost } from '../../support/store-folder.ts';

/*
 * Driver of the disk tests: opens a data folder and saves hosts with long names, saying each one's id once its save
 * has returned, until a save or the opening is refused; then says `refused <code>` and ends.
 */
const [dataDir, limit] = process.argv.slice(2);
if (dataDir === undefined || limit === undefined) throw new Error('usage: save-until-refused DIR LIMIT');
try {
  const ledger = await openTestLedger(dataDir);
  try {
    for (let number = 0; number < Number(limit); number += 1) {
      const id = `h${number}-${process.pid}`;
      saveHost(ledger, id, '县'.repeat(200));
      process.stdout.write(`${id}\n`);
    }
  } finally {
    ledger.close();
  }
} catch (error) {
  if (!(error instanceof FailureError)) throw error;
  process.stdout.write(`refused ${error.failure.code}\n`);
}
