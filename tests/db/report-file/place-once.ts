/* Places a file and prints the failure. Argument: folder. For a test that runs it as another user. */
import { FailureError } from '../../../db/domain/failure.ts';
import { placeReportFile } from '../../../db/exchange/report-file/place-file.ts';

const [folder = ''] = process.argv.slice(2);
try {
  await placeReportFile(folder, '报表.xlsx', Buffer.from('x'));
  console.log('"placed"');
} catch (error) {
  if (!(error instanceof FailureError)) throw error;
  console.log(JSON.stringify({ code: error.failure.code, args: error.failure.args }));
}
