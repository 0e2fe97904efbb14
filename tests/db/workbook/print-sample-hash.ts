import { createHash } from 'node:crypto';
import { writeWorkbook } from '../../../db/exchange/workbook/write.ts';
import { sampleWorkbook } from './sample.ts';

// Run as a process of its own with another TZ and LANG: prints the hash of the sample and the zone it was made in.
const hash = createHash('sha256')
  .update(await writeWorkbook(sampleWorkbook()))
  .digest('hex');
process.stdout.write(`${hash} ${Intl.DateTimeFormat().resolvedOptions().timeZone}\n`);
