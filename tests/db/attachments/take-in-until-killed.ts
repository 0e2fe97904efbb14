import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeIn } from '../../../db/attachments/attachment-files.ts';
import { pdf } from '../../support/sample-files.ts';

/*
 * Driver of the kill test: takes in one file of 2 MB after another and says each one's hash. It never ends by itself.
 */
const [dataDir, from, run] = process.argv.slice(2);
if (dataDir === undefined || from === undefined) throw new Error('usage: take-in-until-killed DIR FROM RUN');
for (let number = 0; ; number += 1) {
  const source = join(from, `${run}-${number}.pdf`);
  writeFileSync(source, Buffer.concat([pdf(`${run}-${number}`), Buffer.alloc(2_000_000, number)]));
  process.stdout.write(`${takeIn(dataDir, source).sha256}\n`);
}
