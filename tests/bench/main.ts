import { parseArgs } from 'node:util';
import { benchBigWorkbook } from './big-workbook.ts';
import { benchCheck } from './check.ts';
import { benchConsolidation } from './consolidation.ts';
import { benchFolder } from './demo-store.ts';
import { benchHostile } from './hostile.ts';
import { importBigSheet } from './import-sheet.ts';
import { benchInbox } from './inbox.ts';
import { type BenchLine, benchTable } from './line.ts';
import { benchLists } from './lists.ts';
import { benchPaste } from './paste.ts';
import { benchReportFile } from './report-file.ts';
import { benchSave } from './save.ts';
import { benchStart } from './start.ts';
import { benchWindow } from './window.ts';

/**
 * `npm run bench -- [--disk DIR]`: how long what an officer waits for takes, beside the least it can cost here. Prints the
 * figure also where it misses its goal, and never fails because of one.
 */

const { values } = parseArgs({ options: { disk: { type: 'string' } } });
const folder = benchFolder(values.disk);
const lines: BenchLine[] = [];
try {
  lines.push(await benchSave(folder.path));
  lines.push(...(await benchWindow(folder.path)));
  lines.push(...(await benchPaste(folder.path)));
  lines.push(...(await benchReportFile(folder.path)));
  lines.push(...(await benchCheck(folder.path)));
  lines.push(...(await benchLists(folder.path)));
  lines.push(...(await benchConsolidation(folder.path)));
  lines.push(...(await benchStart(folder.path)));
  lines.push(...(await benchInbox(folder.path)));
  lines.push(...(await benchHostile()));
  lines.push(...(await benchBigWorkbook(folder.path, (path) => importBigSheet(folder.path, path))));
} finally {
  folder.remove();
}
process.stdout.write(`${benchTable(lines)}\n`);
