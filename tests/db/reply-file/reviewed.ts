import { createHash } from 'node:crypto';
import type { AnyRecord } from '../../../db/domain/records/catalogue.ts';
import type { Verdict } from '../../../db/domain/workflow.ts';
import type { ReplyManifest } from '../../../db/exchange/reply-file/reply-manifest.ts';
import type { SpokenQuery } from '../../../db/exchange/reply-file/sent-back-file.ts';
import type { ReadReport } from '../../../db/exchange/report-file/data-sheet.ts';
import { type InstallationKeys, loadOrCreateKeys } from '../../../db/exchange/report-file/keys.ts';
import { recordOf } from '../../support/ledger-builder.ts';

/** Keys of a reviewer, in a folder of their own. */
export const reviewerKeys = (folder: string): Promise<InstallationKeys> => loadOrCreateKeys(folder);

/** What the prefecture says of a report. */
export function replyTo(
  report: ReadReport,
  bytes: Uint8Array,
  keys: InstallationKeys,
  given: Partial<ReplyManifest> = {},
): ReplyManifest {
  const verdict: Verdict = 'sentBack';
  return {
    format: 'shanhai-ledger-reply',
    format_version: 1,
    unit: { code: '3308', name: '衢州市' },
    person: '赵敏',
    at: '2022-01-15T02:00:00Z',
    verdict,
    why: '请核对后重报',
    report: {
      unit: report.manifest.unit.code,
      period: report.manifest.period,
      version: report.manifest.version,
      sha256: report.sha256,
      file_sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    queries: 0,
    app_version: '0.1.0',
    installation: 'installation-9',
    public_key: keys.publicKey,
    ...given,
  };
}

/** A query about a field of a record, with words as the service gives them. */
export function spoken(
  report: ReadReport,
  id: string,
  about: { readonly record_type: string; readonly record_id: string; readonly field: string },
  text = '与银行回单不一致，请核实',
): SpokenQuery {
  const query = recordOf('query', id, {
    record_type: about.record_type,
    record_id: about.record_id,
    field: about.field,
    report_sha256: report.sha256,
    period: report.manifest.period,
    text,
  }) as unknown as AnyRecord;
  return { query, record: `记录 ${about.record_id}`, field: about.field, rule: 'H31 到账须有凭证' };
}
