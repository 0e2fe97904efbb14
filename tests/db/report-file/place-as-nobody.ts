/* Places a file as another user and prints the failure's code. Arguments: folder, user id. */
import { FailureError } from '../../../db/domain/failure.ts';
import { placeReportFile } from '../../../db/exchange/report-file/place-file.ts';

const [folder = '', uid = ''] = process.argv.slice(2);
process.setgid?.(Number(uid));
process.setuid?.(Number(uid));
try {
  await placeReportFile(folder, '报表.xlsx', Buffer.from('x'));
  console.log('placed');
} catch (error) {
  console.log(error instanceof FailureError ? error.failure.code : String(error));
}
