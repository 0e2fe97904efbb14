import type { FailureLabels } from '../labels.ts';

export const failures: FailureLabels = {
  rejected:
    'The input was not accepted[ ({call})] and nothing was changed. Check what you entered and try again.',
  unknown_call:
    'Parts of the program are of different versions, so this could not be done[ ({name})]. Close and reopen the program; if that does not help, install it again.',
  forbidden:
    'Your unit may not do this; nothing was changed. An upper level never changes a county’s figures: let the reporting unit correct and submit again.',
  session_expired:
    'This address was used before, is too old, or the program was started again; nothing was changed. Take a new address from the window that started the program, or start it again.',
  not_found:
    'The record was not found[ ({type})]; it may have been voided. Go back to the list, refresh and choose again.',
  not_initialised:
    'The unit has not been set up yet. Complete the first-use settings: level, unit and filler.',
  already_initialised:
    'The unit has been set up already; nothing was changed. To change level or unit, go to Settings.',
  unit_fixed:
    'A report has been filed, so level and unit can no longer be changed; nothing was changed. If the unit must change, back up first and start with a new data folder.',
  stale:
    'This record[ ({type})] was changed elsewhere. What you typed is not saved yet, it is kept as a draft. Compare both and save again.',
  still_used:
    'This record[ ({type})] cannot be voided[: {used} still hang on it and would be left without what they belong to]. Void those records or move them elsewhere first, then void this one.',
  parent_voided:
    'This record[ ({type})] cannot be saved or restored like this[: it would belong to something voided: {used}]. Restore that first, or choose another one.',
  nothing_to_undo:
    'There is no step to undo or redo. What was saved since the program was started can be undone.',
  changed_since:
    'This step cannot be undone or redone: one of its records[ ({type})] has been changed since. Open the record and put the old values back by hand, with its history beside it.',
  store_missing:
    'The data file was not found[: {path}]. Check that the disk is connected; if the file is lost, restore a backup.',
  store_locked:
    'The data file is in use by another window or program[: {path}][ (process {pid}][, since {since})]. Close the other window and try again.',
  store_too_new:
    'The data file was made by a newer version of the program[: {path}]; it was not changed. Install the newer version.',
  store_damaged:
    'The data file is damaged[: {path}]; nothing more is written to it. Do not delete it: keep a copy, then restore the latest backup.',
  migration_refused:
    'The ledger could not be brought to the new version[: {cause}]; it is as it was before, nothing was changed. Please do not go on; give this text to a technician, or install the version before again.',
  network_drive:
    'The data file must not lie on a network drive[: {path}], where it can be damaged. Move it to a local disk; reports can still be written to the shared folder.',
  folder_missing:
    'The folder was not found[: {path}]. Check the network or the USB stick, or choose the folder again in Settings.',
  folder_read_only:
    'The folder cannot be written to[: {path}]; nothing was written there. Choose another folder or ask the administrator for access.',
  path_not_absolute:
    'This is not a whole path[: {path}]; nothing was changed. Begin with a drive (such as D:\\reports) or a network place (such as \\\\server\\reports).',
  not_a_folder: 'This is a file, not a folder[: {path}]; nothing was changed. Enter the path of a folder.',
  sample_folder:
    'Files of the sample data may not go into your shared folder[: {path}]; nothing was written. Choose another folder, or go back to your own ledger first.',
  sample_missing:
    'The sample data has been removed, so this was not done; your own data is untouched. Go back to your own ledger.',
  disk_full:
    'The disk is full[: {path}]; nothing was written and saved data is unchanged. Free some space and try again.',
  file_exists:
    'A file of this name exists[: {file}] and was not overwritten. Move it away or choose another folder, then try again.',
  file_missing: 'The file was not found[: {file}]; it may have been moved or renamed. Choose the file again.',
  io_error:
    'Reading or writing failed[: {path}]; the operation was not completed. Check the disk, USB stick or network and try again.',
  file_refused: 'This file cannot be read[: {file}][ ({reason})]; nothing was imported.[ {advice}]',
  file_damaged:
    'The file is damaged, incomplete or was altered[: {file}][ ({reason})]; nothing was imported. Ask the reporting unit for the original file.',
  workbook_damaged:
    'The workbook is damaged or incomplete[: {file}][ ({reason})]; nothing was imported.[ {advice}]',
  file_not_report:
    'This file is no report made by this program[: {file}]; nothing was imported. Choose a submitted report file.',
  file_too_new:
    'The file was made by a newer version of the program[: {file}]; nothing was imported. Install the newer version and open it again.',
  file_not_work:
    'This is no work file[: {file}]; nothing was merged. Choose the .shlwork file that the other computer of your office exported.',
  work_other_office:
    'This work file is of another unit or department[: {unit}]; nothing was merged. Only files of the other computer of your own office can be merged.',
  work_forked:
    'One computer went back to an older backup, or its data folder was copied[ ({installation})]: the two logs do not fit, and nothing was merged. Keep to the newer one: back up there, and restore that backup on this computer.',
  work_key_new:
    'This computer exchanges data for the first time[ (code {fingerprint})]; nothing was merged. Compare the code, confirm it, then merge.',
  merge_open:
    '[{count} places ]where both sides differ are not decided yet; nothing was merged. Choose for each, then merge.',
  plan_changed: 'Data were changed since the preview; nothing was done. Look at it again, then do it.',
  file_not_table:
    'No table that could be taken in was found in this file[: {file}], nothing was imported. Say what kind of data it is, which sheet and which row of heads, or fill in a template.',
  file_not_part:
    'This is no part-report of a department[: {file}]; nothing was taken in. Choose the file that the department submitted.',
  owned_by_department:
    'This form[ ({form})] is filled in by a department[, {department},] and cannot be changed here; nothing was changed. Let the department correct it and hand in its part again; if you must take the form back, do so under “Merge and parts” and say why.',
  not_own_form:
    'Your department does not fill in this form[ ({form})]; nothing was saved. Let the department or lead office that does enter it.',
  form_taken:
    'This form[ ({form})] is filled in by another department already[: {department}]; a form has one department, and nothing was taken in. Take the form back first, then import this part.',
  attachment_refused:
    'The file was not attached[: {file}][ ({reason})]; nothing was changed. Attach a PDF, a picture (JPEG, PNG, TIFF), OFD, Excel or Word file without macros or password, of at most 20 MB.',
  attachment_lost:
    'The attachment[ {file}] is not as it was added[: {reason}]; the record itself is not affected. Look for it in a backup, or void it and add the file again.',
  reference_refused:
    'The table of codes was not imported[: {file}][, line {line}][ ({reason})]; the table in use was not changed. Correct the file and import it again.',
  blocked_by_violations:
    'The report cannot be submitted yet[; hard violations: {hard}][; soft violations without explanation: {unexplained}]. Open Check, then correct or explain each one.',
  open_drafts:
    'There are[ {count}] unfinished drafts, so the report cannot be submitted. Open them, save or discard them and try again.',
  queries_open:
    'The report cannot be submitted: queries without an answer and without a changed figure[: {count}]. Answer or correct each of them under “Sent back and receipts”.',
  nothing_asked:
    'The report was not sent back: there is neither a query nor a reason. Ask at least one query, or write why it goes back.',
  move_refused:
    'The report stands where this is not possible, or it is not for this level to do; nothing was changed. Look again at its state.',
  key_unknown:
    'The computer[ of {unit}] that signed is seen for the first time; the file was not read in. Compare its code with the sender by telephone, confirm it, and read the file again.',
  reply_foreign:
    'The file[ “{file}”] answers no report that this unit filed; it was not read in. Check the file and the unit.',
  file_not_reply:
    'The file[ “{file}”] is neither a report sent back nor a receipt; it was not read in. Choose a file that the upper level put into the shared folder.',
  signature_invalid:
    'The signature of the file[ “{file}”] does not fit what it says; it was not read in. Ask the upper level for the original.',
  reason_needed:
    'A change of submitted data needs a correction reason; it is not saved yet. Enter the reason and save again.',
  signers_missing:
    'The form foot is incomplete[: {fields}], so the report cannot be submitted. Fill in unit head, statistics lead, filler and phone.',
  period_invalid:
    'The period[ “{period}”] cannot be filed. Enter a quarter (such as 2026Q1) or a year (such as 2026).',
  period_locked:
    '[{period} ]was locked after[ {lock}] and takes no first report any more[ ({forms})]. Nothing was changed. Ask the province for an extension, take over its new settings, and submit then.',
  set_by_province:
    '[{type}: ]set by the province and not to be changed here. Nothing was changed. Tell the province, which changes it and hands out new settings.',
  settings_refused:
    'The province’s settings were not taken over[: {file}][ ({reason})]. Those in force stay as they are.',
  report_unchanged:
    'The report was submitted already[ as version {version}][ ({file})] and nothing has changed since; no new version was made. If its file is not where it should be, choose “Put the file into a folder again”; to correct only who signed, give a correction reason and submit again.',
  totals_differ:
    'A total does not agree with what it is made of[ ({where})]. This is a fault of the program: no file was made and nothing was stored. Please pass this text on to whoever looks after the program.',
  filed_not_placed:
    'The report is filed[ as version {version}], but its file[ {file}] could not be put into the folder[: {path}]. Nothing is lost; do not submit again. Check the folder, then choose “Put the file into a folder again”.',
  decided_not_placed:
    'The report is sent back, but the file[ “{file}”] could not be put into the folder[: {path}]. Check the folder and choose “Send back” again: the same file is placed.',
  host_gone:
    'The program has ended or does not answer; nothing was done. Do not close this page yet: what is not saved stands only here. Start the program again, and compare and enter it on the page that opens.',
  busy: 'The program is still working on the previous task, so this was not done. Wait a moment and try again.',
  cancelled: 'The operation was cancelled; nothing was changed. Start it again when needed.',
  internal:
    'The program failed and did not complete this operation; saved data is not affected. Reopen the program; if it happens again, hand the log to your technician.',
};
