import { recordHistory } from '../audit.ts';
import type { Handlers, RecordChange } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { discardDraft, listDrafts, putDraft } from '../repositories/drafts.ts';
import { listRecords } from '../repositories/records.ts';
import { saveRecords } from '../repositories/save-records.ts';
import { childrenOfArea, namesOfAreas, searchAreas, unitsOfProvince } from './areas.ts';
import {
  addAttachment,
  copyAttachment,
  countAttachments,
  isMadeByHand,
  layOutAttachment,
  listAttachments,
  previewAttachment,
  tidyAttachments,
} from './attachments.ts';
import {
  chooseSecondFolder,
  createBackup,
  handOver,
  listBackups,
  pathOfBackup,
  verifyBackups,
  verifyStore,
} from './backups.ts';
import { runCheck } from './checks.ts';
import { computeIndicators, viewConsolidation } from './consolidation.ts';
import { diffConsolidations } from './consolidation-diff.ts';
import { ConsolidationJobs, storedConsolidations } from './consolidation-jobs.ts';
import { requireSample, type ServiceContext } from './context.ts';
import { rememberCompared, viewDashboard } from './dashboard.ts';
import { arrearsDues, stageEnclaves } from './dashboard-records.ts';
import { listEnclaves } from './enclave-list.ts';
import { previewExtract, writeExtract } from './extract.ts';
import { dropRecipe, extractRecipes, keepRecipe, renameRecipe } from './extract-recipes.ts';
import { exportForms, formPaper, keepFormPaper } from './form-file.ts';
import { formPages, reportPages } from './form-pages.ts';
import { importRecords } from './imports.ts';
import { acceptPackages, lockPeriod } from './inbox-decide.ts';
import { confirmedKeys, trustInstallations, withdrawInstallations } from './inbox-keys.ts';
import { openPackage } from './inbox-open.ts';
import { recordsOfPackage } from './inbox-records.ts';
import { inboxState, scanInbox, stopInbox } from './inbox-state.ts';
import { indicatorParts } from './indicator-parts.ts';
import { childrenOfIndustry, namesOfIndustries, searchIndustries } from './industries.ts';
import { openEnclave, openSlice } from './ledgers.ts';
import { exportHistory, exportList, listPages } from './list-file.ts';
import { dropView, keepView, listViews, rememberView } from './list-views.ts';
import { queryList } from './lists.ts';
import { applyWork, previewWork } from './merging.ts';
import { takeRegisters } from './part-registers.ts';
import { importPart, partOwners, previewPart, releaseForm } from './parts.ts';
import { periodOverview } from './period-overview.ts';
import { periodsDue } from './periods.ts';
import { placeReceipts } from './receipts.ts';
import { importReference, layReference } from './reference-import.ts';
import { adoptReference, referenceOffers } from './reference-offers.ts';
import { importReply, lookForReplies } from './replies.ts';
import { tryFolder } from './report-folder.ts';
import { placeReport, reportState, scanRule, showReport } from './reports.ts';
import { previewRestore, testRestore } from './restores.ts';
import { askAbout, openReview, reviewPackages, reviewRecords, unask } from './review.ts';
import { affectedBy, answerQuery, reviewState } from './review-state.ts';
import { safetyHealth, safetyState } from './safety.ts';
import { salvageInto } from './salvages.ts';
import { searchAll } from './search.ts';
import { placeReceipt, sendBack } from './send-back.ts';
import { changeSettings, initialise, openSession, reassign, requireUnit } from './sessions.ts';
import { refuseSetByProvince } from './set-by-province.ts';
import { exportSettings, settingsState } from './settings-export.ts';
import { importSettings, lookForSettings, previewSettings } from './settings-import.ts';
import { SheetImports } from './sheet-import/sheet-imports.ts';
import { exportSignOff } from './sign-off-file.ts';
import { recordStory } from './story.ts';
import { submitReport } from './submit.ts';
import { writeTemplates } from './templates.ts';
import { UndoSteps } from './undo.ts';
import { exportWork } from './work-files.ts';

/** Reports, queries and attachments are not written by hand: their rows say what was handed over, asked, and what lies in the folder. */
function refuseByHand(changes: readonly RecordChange[]): void {
  if (changes.some((change) => change.type === 'report' || change.type === 'query' || isMadeByHand(change)))
    throw new FailureError('rejected', { call: 'records.save' });
}

/** The use cases behind the contract; each throws FailureError to refuse. */
export function createHandlers(context: ServiceContext): Handlers {
  layReference(context);
  tidyAttachments(context);
  const steps = new UndoSteps();
  const consolidations = new ConsolidationJobs(context);
  const imports = new SheetImports(context, steps);
  return {
    'session.open': () => openSession(context),
    'session.initialise': (input) => initialise(context, input),
    'session.settings': (input) => changeSettings(context, input),
    'session.reassign': (input) => reassign(context, input),
    'session.tryFolder': (input) => tryFolder(context, input.folder),
    'sample.make': (input) => requireSample(context).make(input.language),
    'sample.remove': () => requireSample(context).remove(),
    'areas.units': () => unitsOfProvince(context),
    'areas.children': (input) => childrenOfArea(context, input),
    'areas.search': (input) => searchAreas(context, input),
    'areas.names': (input) => namesOfAreas(context, input.codes),
    'industries.search': (input) => searchIndustries(context, input),
    'industries.children': (input) => childrenOfIndustry(context, input),
    'industries.names': (input) => namesOfIndustries(context, input),
    'reference.offers': () => referenceOffers(context),
    'reference.adopt': () => adoptReference(context),
    'reference.import': (input) => importReference(context, input),
    'records.list': (input) => {
      requireUnit(context);
      return context.ledger.store.read((reader) =>
        listRecords(reader, input.type, {
          filter: input.filter ?? {},
          includeVoided: input.include_voided ?? false,
          offset: input.offset ?? 0,
          limit: input.limit ?? 1000,
        }),
      );
    },
    'records.query': (input) => queryList(context, input),
    'records.export': (input) => exportList(context, input),
    'records.pages': (input) => listPages(context, input),
    'history.export': (input) => exportHistory(context, input),
    'distribution.signOff': (input) => exportSignOff(context, input),
    'forms.paper': ({ keep }) => (keep === undefined ? formPaper(context) : keepFormPaper(context, keep)),
    'forms.export': (input) => exportForms(context, input),
    'forms.pages': (input) => formPages(context, input),
    'reports.pages': (input) => reportPages(context, input),
    'extract.preview': (input) => previewExtract(context, input),
    'extract.write': (input) => writeExtract(context, input),
    'extract.recipes': () => extractRecipes(context),
    'extract.keep': (input) => keepRecipe(context, input),
    'extract.rename': (input) => renameRecipe(context, input),
    'extract.drop': (input) => dropRecipe(context, input),
    'templates.write': (input) => writeTemplates(context, input),
    'lists.views': () => listViews(context),
    'lists.remember': (input) => rememberView(context, input),
    'lists.keep': (input) => keepView(context, input),
    'lists.drop': (input) => dropView(context, input),
    'search.all': (input) => searchAll(context, input),
    'records.save': (input) => {
      const { person, unit } = requireUnit(context);
      refuseByHand(input.changes);
      refuseSetByProvince(context, input.changes);
      const { saved } = saveRecords(context.ledger.store, {
        changes: input.changes,
        why: input.why,
        clearDrafts: input.clear_drafts ?? [],
        person,
        unit,
        at: context.ports.now(),
      });
      steps.remember(saved);
      return { saved: saved.map(({ type, record }) => ({ type, record })) };
    },
    'undo.state': (input) => steps.state(context, input.language),
    'undo.back': (input) => steps.back(context, input.language),
    'undo.again': (input) => steps.again(context, input.language),
    'imports.open': (input) => imports.open(input),
    'imports.current': () => imports.current(),
    'imports.propose': (input) => imports.propose(input),
    'imports.texts': (input) => imports.texts(input),
    'imports.plan': (input) => imports.plan(input),
    'imports.stop': (input) => imports.stop(input),
    'imports.rows': (input) => imports.rows(input),
    'imports.apply': (input) => imports.apply(input),
    'imports.annotate': (input) => imports.annotate(input),
    'imports.progress': (input) => imports.progress(input),
    'imports.close': (input) => imports.close(input),
    'records.story': (input) => recordStory(context, input),
    'records.history': (input) =>
      context.ledger.store.read((reader) => recordHistory(reader, input.type, input.id)),
    'records.import': (input) => importRecords(context, input),
    'attachments.add': (input) => addAttachment(context, input, (saved) => steps.remember(saved)),
    'attachments.list': (input) => listAttachments(context, input),
    'attachments.counts': (input) => countAttachments(context, input),
    'attachments.copy': (input) => copyAttachment(context, input),
    'attachments.preview': (input) => previewAttachment(context, input),
    'attachments.layOut': (input) => layOutAttachment(context, input),
    'enclaves.list': (input) => listEnclaves(context, input.period),
    'enclaves.open': (input) => openEnclave(context, input.enclave_id),
    'records.slice': (input) => openSlice(context, input.types),
    'periods.due': (input) => periodsDue(context, input),
    'periods.overview': (input) => periodOverview(context, input),
    'check.run': (input) => runCheck(context, input),
    'reports.state': (input) => reportState(context, input),
    'reports.submit': (input) => submitReport(context, input),
    'reports.place': (input) => placeReport(context, input),
    'reports.scanRule': (input) => scanRule(context, input),
    'reports.show': (input) => showReport(context, input),
    'settings.state': () => settingsState(context),
    'settings.export': (input) => exportSettings(context, input),
    'settings.preview': (input) => previewSettings(context, input),
    'settings.import': (input) => importSettings(context, input),
    'settings.look': () => lookForSettings(context),
    'drafts.put': (input) => {
      const saved_at = context.ports.now();
      context.ledger.store.write((writer) => putDraft(writer, { ...input, saved_at }));
      return { saved_at };
    },
    'drafts.list': () => context.ledger.store.read(listDrafts),
    'drafts.discard': (input) => {
      context.ledger.store.write((writer) => discardDraft(writer, input));
      return null;
    },
    'store.verify': () => verifyStore(context),
    'safety.health': () => safetyHealth(context),
    'safety.state': () => safetyState(context),
    'backup.create': () => createBackup(context),
    'backup.list': () => listBackups(context),
    'backup.verify': () => verifyBackups(context),
    'backup.preview': (input) => previewRestore(context, input),
    'backup.test': () => testRestore(context),
    'backup.second': (input) => chooseSecondFolder(context, input),
    'backup.handOver': (input) => handOver(context, input),
    'backup.restore': async (input) => {
      const safety_copy = await context.ledger.restore(await pathOfBackup(context, input));
      layReference(context);
      steps.forget();
      return { safety_copy };
    },
    'rescue.state': () => null,
    'rescue.restore': () => {
      throw new FailureError('rejected', { call: 'rescue.restore' });
    },
    'rescue.begin': () => {
      throw new FailureError('rejected', { call: 'rescue.begin' });
    },
    'parts.preview': (input) => previewPart(context, input),
    'parts.import': (input) => importPart(context, input),
    'parts.registers': (input) => takeRegisters(context, input),
    'parts.owners': () => partOwners(context),
    'parts.release': (input) => releaseForm(context, input),
    'work.export': (input) => exportWork(context, input),
    'work.preview': (input) => previewWork(context, input),
    'work.apply': (input) => applyWork(context, input, (saved) => steps.remember(saved)),
    'consolidation.view': (input) => viewConsolidation(context, input),
    'consolidation.make': (input) => consolidations.begin(input),
    'consolidation.go': (input) => consolidations.go(input),
    'consolidation.cancel': (input) => consolidations.cancel(input),
    'consolidation.list': (input) => storedConsolidations(context, input),
    'consolidation.diff': (input) => diffConsolidations(context, input),
    'indicators.compute': (input) => computeIndicators(context, input),
    'dashboard.view': (input) => viewDashboard(context, input),
    'dashboard.remember': (input) => rememberCompared(context, input),
    'dashboard.dues': (input) => arrearsDues(context, input),
    'dashboard.enclaves': (input) => stageEnclaves(context, input),
    'indicators.parts': (input) => indicatorParts(context, input),
    'rescue.salvage': (input) => salvageInto(context, context.ledger.dataDir, input),
    'inbox.scan': (input) => scanInbox(context, input),
    'inbox.state': (input) => inboxState(context, input),
    'inbox.stop': () => stopInbox(context),
    'inbox.trust': (input) => trustInstallations(context, input),
    'inbox.keys': () => confirmedKeys(context),
    'inbox.untrust': (input) => withdrawInstallations(context, input),
    'inbox.open': (input) => openPackage(context, input),
    'inbox.records': (input) => recordsOfPackage(context, input),
    'inbox.accept': (input) => acceptPackages(context, input),
    'inbox.lock': (input) => lockPeriod(context, input),
    'review.packages': (input) => reviewPackages(context, input),
    'review.open': (input) => openReview(context, input),
    'review.records': (input) => reviewRecords(context, input),
    'review.ask': (input) => askAbout(context, input),
    'review.unask': (input) => unask(context, input),
    'review.sendBack': (input) => sendBack(context, input),
    'review.receipt': (input) => placeReceipt(context, input),
    'review.receipts': (input) => placeReceipts(context, input),
    'review.look': (input) => lookForReplies(context, input),
    'review.import': (input) => importReply(context, input),
    'review.state': (input) => reviewState(context, input),
    'review.affected': (input) => affectedBy(context, input),
    'review.answer': (input) => answerQuery(context, input),
  };
}
