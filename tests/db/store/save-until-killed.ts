import { openTestLedger, saveHost } from '../../support/store-folder.ts';

/*
 * Driver of the kill test: saves one host after another and says each one's id once the save has returned. It never ends
 * by itself.
 */
const [dataDir, run] = process.argv.slice(2);
if (dataDir === undefined || run === undefined) throw new Error('usage: save-until-killed DIR RUN');
const ledger = await openTestLedger(dataDir);
for (let number = 0; ; number += 1) {
  const id = `run${run}-${number}`;
  saveHost(ledger, id, `镇海区 ${number}`);
  process.stdout.write(`${id}\n`);
}
