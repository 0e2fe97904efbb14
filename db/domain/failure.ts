/**
 * Failures travel as values: a service answers `Result`, and its text is chosen at the screen or terminal from
 * `locale/<language>/failures.ts` by code. A bug is thrown and becomes `internal` at the one door (`dispatch.ts`).
 */
export const failureCodes = [
  'rejected',
  'unknown_call',
  'forbidden',
  'session_expired',
  'not_found',
  'not_initialised',
  'already_initialised',
  'unit_fixed',
  'stale',
  'still_used',
  'parent_voided',
  'nothing_to_undo',
  'changed_since',
  'store_missing',
  'store_locked',
  'store_too_new',
  'store_damaged',
  'migration_refused',
  'network_drive',
  'folder_missing',
  'folder_read_only',
  'path_not_absolute',
  'not_a_folder',
  'sample_folder',
  'sample_missing',
  'disk_full',
  'file_exists',
  'file_missing',
  'io_error',
  'file_refused',
  'file_damaged',
  'workbook_damaged',
  'file_not_report',
  'file_too_new',
  'file_not_work',
  'work_other_office',
  'work_forked',
  'work_key_new',
  'merge_open',
  'plan_changed',
  'file_not_part',
  'file_not_table',
  'owned_by_department',
  'not_own_form',
  'form_taken',
  'attachment_refused',
  'attachment_lost',
  'reference_refused',
  'blocked_by_violations',
  'open_drafts',
  'queries_open',
  'nothing_asked',
  'move_refused',
  'key_unknown',
  'reply_foreign',
  'file_not_reply',
  'signature_invalid',
  'reason_needed',
  'signers_missing',
  'period_invalid',
  'period_locked',
  'set_by_province',
  'settings_refused',
  'report_unchanged',
  'filed_not_placed',
  'decided_not_placed',
  'totals_differ',
  'busy',
  'host_gone',
  'cancelled',
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  /** Figures and names for the message; plain JSON. */
  readonly args: Readonly<Record<string, string | number | null>>;
  /**
   * For `stale`: the record as it stands now. For `rejected`: the paths refused. For `blocked_by_violations`: `violations`,
   * those that block. For `report_unchanged` and `filed_not_placed`: `report_id`, for `reports.place`.
   */
  readonly detail?: unknown;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** Exit status of the command line for a failure; design §3: 1 refused, 2 usage, 3 file, disk or lock, 4 damaged. */
export function exitStatusOf(code: FailureCode): 1 | 2 | 3 | 4 {
  switch (code) {
    case 'rejected':
    case 'unknown_call':
    case 'period_invalid':
    case 'path_not_absolute':
      return 2;
    case 'store_damaged':
    case 'migration_refused':
    case 'file_damaged':
    case 'workbook_damaged':
    case 'attachment_lost':
    case 'signature_invalid':
    case 'totals_differ':
    case 'internal':
      return 4;
    case 'store_missing':
    case 'store_locked':
    case 'store_too_new':
    case 'network_drive':
    case 'folder_missing':
    case 'folder_read_only':
    case 'not_a_folder':
    case 'sample_folder':
    case 'sample_missing':
    case 'disk_full':
    case 'file_exists':
    case 'file_missing':
    case 'file_refused':
    case 'attachment_refused':
    case 'reference_refused':
    case 'file_not_report':
    case 'file_not_reply':
    case 'file_too_new':
    case 'file_not_work':
    case 'file_not_part':
    case 'file_not_table':
    case 'io_error':
    case 'filed_not_placed':
    case 'decided_not_placed':
    case 'not_initialised':
      return 3;
    default:
      return 1;
  }
}

/** Thrown inside services and the store to leave a transaction by rolling it back; `dispatch` turns it into a value. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, args: Failure['args'] = {}, detail?: unknown) {
    super(`${code} ${JSON.stringify(args)}`);
    this.name = 'FailureError';
    this.failure = detail === undefined ? { code, args } : { code, args, detail };
  }
}
