import { code, integer, option, text } from '../fields.ts';
import { declareRecord } from './declaration.ts';

/**
 * A file kept with a record as evidence (依据材料), or the scan of a filed report with its seal (盖章扫描件); model §2.0, §2.3.
 * The file itself lies in the data folder under its hash; the row says what it is called and whose it is.
 */
export const attachment = declareRecord({
  type: 'attachment',
  form: null,
  belongs: { by: 'none' },
  naturalKey: ['record_type', 'record_id', 'sha256'],
  fields: {
    record_type: code({ need: 'identity', group: 'identity' }),
    record_id: code({ need: 'identity', group: 'identity' }),
    role: option('attachmentRole', { need: 'identity', group: 'status' }),
    /** As the officer knew it; its ending is that of the kind. */
    file_name: text({ need: 'identity', group: 'other' }),
    /** Found by what is in the file, never by its name. */
    file_kind: option('attachmentKind', { need: 'identity', group: 'other' }),
    bytes: integer({ need: 'identity', group: 'size' }),
    /** SHA-256 of the file, 64 small hexadecimal digits: its name in the data folder. */
    sha256: code({ need: 'identity', group: 'evidence' }),
  },
});
