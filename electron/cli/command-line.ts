import { Command, CommanderError } from 'commander';
import { addAttachmentVerbs } from './attachment-verbs.ts';
import { addConsolidationVerbs } from './consolidation-verbs.ts';
import { addExportVerbs } from './export-verbs.ts';
import { addImportSheetVerb } from './import-sheet-verb.ts';
import { addInboxVerbs } from './inbox-verbs.ts';
import { addProvinceVerb } from './province-verb.ts';
import { addReferenceVerbs } from './reference-verbs.ts';
import { addReportVerbs } from './report-verbs.ts';
import { addReviewVerbs } from './review-verbs.ts';
import { addSettingsVerb } from './settings-verb.ts';
import { addStoreVerbs } from './store-verbs.ts';
import { addTemplateVerb } from './template-verb.ts';
import { Verbs } from './verb.ts';
import { addWorkVerbs } from './work-verbs.ts';

/**
 * Runs one verb. Exit status: 0 done, 1 violations or refused, 2 usage, 3 file, disk or lock, 4 damaged (design §3).
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const program = new Command('shanhai-ledger')
    .description('山海台账 command line: the same use cases without a window')
    .exitOverride();
  const verbs = new Verbs(program);
  addStoreVerbs(verbs);
  addAttachmentVerbs(verbs);
  addReportVerbs(verbs);
  addInboxVerbs(verbs);
  addProvinceVerb(verbs);
  addReferenceVerbs(verbs);
  addReviewVerbs(verbs);
  addSettingsVerb(verbs);
  addImportSheetVerb(verbs);
  addTemplateVerb(verbs);
  addWorkVerbs(verbs);
  addConsolidationVerbs(verbs);
  addExportVerbs(verbs);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return verbs.status;
}
