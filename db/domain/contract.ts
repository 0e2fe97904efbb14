import { z } from 'zod';
import type {
  AuditEntry,
  CheckAnswer,
  EnclaveList,
  EnclaveSlice,
  FoundArea,
  FoundIndustry,
  FoundRecords,
  ImportOutcome,
  ListedRecords,
  ListViews,
  Page,
  PlacedList,
  RecordSlice,
  ReferenceImport,
  ReferenceOffer,
  ReportState,
  Session,
  ShownReport,
  StepTaken,
  StoreVerdict,
  SubmittedReport,
  UndoState,
} from './answers.ts';
import type { AddedAttachment, AttachmentList, CopiedAttachment } from './attachment-answers.ts';
import { reportingCalendar } from './calendar.ts';
import { consolidationCalls } from './consolidation-calls.ts';
import { type Call, call } from './contract-call.ts';
import { dashboardCalls } from './dashboard-calls.ts';
import { type IsoDate, isIsoDate } from './dates.ts';
import { exportCalls, fileFormat, shownList } from './export-calls.ts';
import { importCalls } from './import-calls.ts';
import { inboxContract } from './inbox-contract.ts';
import { listSelection, listView } from './list-query.ts';
import { optionSets } from './options.ts';
import type { PeriodOverview, PeriodsDue } from './overview-answers.ts';
import { isPeriod, type Period } from './period.ts';
import { type AnyRecord, type RecordType, recordTypes } from './records/catalogue.ts';
import { reviewContract } from './review-contract.ts';
import type {
  BackupVerdict,
  ListedBackup,
  RescueState,
  RestorePreview,
  RestoreTest,
  SafetyHealth,
  SafetyState,
  Salvaged,
} from './safety-answers.ts';
import type { UnitChoice } from './session-answers.ts';
import { settingsCalls } from './settings-calls.ts';
import type { RecordStory } from './story-answers.ts';
import { templateCalls } from './template-calls.ts';
import { workCalls } from './work-calls.ts';
import { prefectureReviews } from './workflow.ts';

/**
 * THE list of calls between window, terminal and services: name → input schema and output type. Hosts carry calls,
 * `dispatch.ts` is the one door that parses and runs them.
 */

const recordType = z.enum(recordTypes as readonly string[] as [RecordType, ...RecordType[]]);
const id = z.string().min(1).max(64);
/** Opaque token for a place on the host's disk; the window never sees or sends a path. */
const fileToken = z.string().min(1).max(2000);
/** Null: the shared folder of the settings, for which a later run of the host has no token. */
const reportFolder = fileToken.nullable();
const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const period = z.custom<Period>((value) => typeof value === 'string' && isPeriod(value));
const day = z.custom<IsoDate>((value) => typeof value === 'string' && isIsoDate(value));
const signers = z.strictObject({
  unit_head: z.string().max(50),
  stat_head: z.string().max(50),
  filler: z.string().max(50),
  phone: z.string().max(50),
  report_date: z.string().refine(isIsoDate, { params: { kind: 'date' } }),
});
const language = z.enum(['zh-CN', 'en']);
const moneyUnit = z.enum(['yuan', 'wanYuan']);
const personName = z.string().max(50);
/** Who works here: the level, its area and, of a county's department, its name and the forms it fills. */
const office = {
  role: z.enum(optionSets.role),
  /** Six digits for a county and its departments, four for a prefecture, null for the province. */
  unit: z
    .string()
    .regex(/^\d{4}(\d{2})?$/)
    .nullable(),
  department: z
    .strictObject({
      name: z.string().min(1).max(60),
      forms: z.array(z.enum(optionSets.form)).min(1).max(optionSets.form.length),
    })
    .nullable()
    .optional(),
};

export const recordChange = z.strictObject({
  type: recordType,
  id,
  /** Revision the change started from; null creates the record. */
  base_revision: z.int().min(1).nullable(),
  values: z.record(z.string().max(64), fieldValue),
  voided: z.boolean().optional(),
});
export type RecordChange = z.infer<typeof recordChange>;

/** A backup by its name in one of the two folders, or any file picked. */
const backupChoice = z.union([
  z.strictObject({
    file_name: z.string().min(1).max(200),
    folder: z.enum(['own', 'second']).optional(),
  }),
  z.strictObject({ file: fileToken }),
]);

const draftKey = z.strictObject({ form: z.string().min(1).max(64), record_id: id });

export interface Draft {
  readonly form: string;
  readonly record_id: string;
  readonly base_revision: number | null;
  readonly money_unit: z.infer<typeof moneyUnit>;
  readonly raw: Readonly<Record<string, string>>;
  readonly saved_at: string;
}

export const contract = {
  'session.open': call(z.strictObject({})).returns<Session>(),
  'session.initialise': call(
    z.strictObject({
      ...office,
      /** '' where it is given later. */
      person: personName,
      phone: personName.optional(),
      shared_folder: fileToken.optional(),
      language,
    }),
  ).returns<Session>(),
  'session.settings': call(
    z.strictObject({
      person: personName.optional(),
      phone: personName.optional(),
      unit_head: personName.optional(),
      stat_head: personName.optional(),
      language: language.optional(),
      /** A folder that can be written into; null: none any more. */
      shared_folder: fileToken.nullable().optional(),
      theme: z.enum(optionSets.theme).optional(),
      text_size: z.enum(optionSets.textSize).optional(),
      money_unit: moneyUnit.optional(),
      period: period.optional(),
      calendar: reportingCalendar.optional(),
      /** The province's own. */
      prefecture_review: z.enum(prefectureReviews).optional(),
    }),
  ).returns<Session>(),
  /** Another role, unit or department; refused with `unit_fixed` once a report was filed. Records stay as they are. */
  'session.reassign': call(z.strictObject(office)).returns<Session>(),
  /** Tries at once whether files can be put into a folder; answers its path. Refused with what is wrong with it. */
  'session.tryFolder': call(z.strictObject({ folder: fileToken })).returns<{ readonly path: string }>(),
  /** Makes the sample data beside the own ledger, unless they are there; see `sample-call.ts` for working in them. */
  'sample.make': call(z.strictObject({ language })).returns<null>(),
  /** Removes the sample data with all that was typed into them. */
  'sample.remove': call(z.strictObject({})).returns<null>(),
  /** Prefectures and counties of the province in force today. */
  'areas.units': call(z.strictObject({})).returns<readonly UnitChoice[]>(),
  'areas.children': call(z.strictObject({ parent: z.string().regex(/^\d{0,6}$/) })).returns<
    readonly { readonly code: string; readonly name: string }[]
  >(),
  /** Areas whose name holds the text, or whose code begins with it; of Zhejiang and of upper levels first. */
  'areas.search': call(
    z.strictObject({
      text: z.string().max(40),
      digits: z.literal([2, 4, 6, 9]).optional(),
    }),
  ).returns<readonly FoundArea[]>(),
  /** Names of codes; unknown ones are left out. */
  'areas.names': call(z.strictObject({ codes: z.array(z.string().max(12)).max(10_000) })).returns<
    Readonly<Record<string, string>>
  >(),
  /** Industry classes by part of their own or an upper level's name, or by the beginning of their code (`13`, `C13`). */
  'industries.search': call(z.strictObject({ text: z.string().max(40) })).returns<readonly FoundIndustry[]>(),
  /** What lies right below a section, division or group; '' answers the sections. */
  'industries.children': call(z.strictObject({ parent: z.string().regex(/^([A-T]?|\d{2,3})$/) })).returns<
    readonly { readonly code: string; readonly name: string }[]
  >(),
  /** Chinese names of codes of any level, unknown ones left out; without `codes` those of every class. */
  'industries.names': call(
    z.strictObject({ codes: z.array(z.string().max(4)).max(10_000).optional() }),
  ).returns<Readonly<Record<string, string>>>(),
  /** What the app's registers know of the unit: its membership, hosts and pairings, at the province of every county; empty for a prefecture. */
  'reference.offers': call(z.strictObject({})).returns<readonly ReferenceOffer[]>(),
  /** Takes over what the ledger does not hold yet, each with a note that asks to confirm it. */
  'reference.adopt': call(z.strictObject({})).returns<{ readonly added: number; readonly present: number }>(),
  /** Shows what a file of area or industry codes changes; with `confirm`, the hash that was answered, takes it over. */
  'reference.import': call(
    z.strictObject({
      file: fileToken,
      /** Day whose state the file is; null: today. */
      as_of: day.nullable(),
      confirm: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable(),
    }),
  ).returns<ReferenceImport>(),
  'records.list': call(
    z.strictObject({
      type: recordType,
      filter: z.record(z.string().max(64), fieldValue).optional(),
      include_voided: z.boolean().optional(),
      offset: z.int().min(0).optional(),
      limit: z.int().min(1).max(5000).optional(),
    }),
  ).returns<Page<AnyRecord>>(),
  /** A page of the selected records; with `totals` also how many there are and what their figures come to. */
  'records.query': call(
    listSelection.extend({
      type: recordType,
      offset: z.int().min(0),
      limit: z.int().min(1).max(1000),
      totals: z.boolean(),
      language,
    }),
  ).returns<ListedRecords>(),
  /** What is selected as an Excel or CSV file in a folder: all rows, the columns shown, the figures in the unit shown. */
  'records.export': call(
    shownList.extend({
      folder: reportFolder,
      /** Default: Excel. */
      format: fileFormat.optional(),
    }),
  ).returns<PlacedList>(),
  'history.export': call(
    z.strictObject({
      type: recordType,
      id,
      folder: reportFolder,
      language,
      money_unit: moneyUnit,
      format: fileFormat.optional(),
    }),
  ).returns<PlacedList>(),
  /** Kept views of a type, how each type was looked at last, and which. */
  'lists.views': call(z.strictObject({})).returns<ListViews>(),
  'lists.remember': call(z.strictObject({ type: recordType, view: listView })).returns<null>(),
  'lists.keep': call(
    z.strictObject({ type: recordType, name: z.string().min(1).max(60), view: listView }),
  ).returns<ListViews>(),
  'lists.drop': call(
    z.strictObject({ type: recordType, name: z.string().min(1).max(60) }),
  ).returns<ListViews>(),
  /** Records of every type by name, code, document number, pinyin or amount. */
  'search.all': call(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50), language }),
  ).returns<FoundRecords>(),
  'records.save': call(
    z.strictObject({
      changes: z.array(recordChange).min(1).max(10_000),
      why: z.string().max(500).nullable(),
      clear_drafts: z.array(draftKey).max(100).optional(),
    }),
  ).returns<{ readonly saved: readonly { readonly type: RecordType; readonly record: AnyRecord }[] }>(),
  /** The records of the last save of this run that is not undone yet, and of the last one undone. */
  'undo.state': call(z.strictObject({ language })).returns<UndoState>(),
  /** Takes the last save back by a new one; refused where one of its records changed since. */
  'undo.back': call(z.strictObject({ language })).returns<StepTaken>(),
  'undo.again': call(z.strictObject({ language })).returns<StepTaken>(),
  /** What happened to a record, save by save, with the words for what its values name. */
  'records.story': call(z.strictObject({ type: recordType, id, language })).returns<RecordStory>(),
  'records.history': call(z.strictObject({ type: recordType, id })).returns<readonly AuditEntry[]>(),
  /** All own records of some types, with names of their areas: what a page of a form needs. */
  'records.slice': call(z.strictObject({ types: z.array(recordType).min(1).max(40) })).returns<RecordSlice>(),
  /** Copies a file into the data folder and keeps it with a record: evidence, or a filed report's sealed scan. */
  'attachments.add': call(
    z.strictObject({ type: recordType, id, file: fileToken }),
  ).returns<AddedAttachment>(),
  'attachments.list': call(z.strictObject({ type: recordType, id })).returns<AttachmentList>(),
  /** Number of live attachments by record, those without any left out. */
  'attachments.counts': call(z.strictObject({ type: recordType })).returns<
    Readonly<Record<string, number>>
  >(),
  /** Puts a copy into a folder; nothing there is overwritten. */
  'attachments.copy': call(z.strictObject({ id, folder: reportFolder })).returns<CopiedAttachment>(),
  /** A picture as a `data:` address, for the window to show. */
  'attachments.preview': call(z.strictObject({ id })).returns<{ readonly data_url: string }>(),
  /** Desktop: lays a copy out for the host call `files.open`. */
  'attachments.layOut': call(z.strictObject({ id })).returns<{ readonly opened: string }>(),
  /** Every enclave with its stage and, of each home county, what the period brought and what is owed at its end. */
  'enclaves.list': call(z.strictObject({ period })).returns<EnclaveList>(),
  'enclaves.open': call(z.strictObject({ enclave_id: id })).returns<EnclaveSlice>(),
  /** What is due and comes next, what a new ledger still lacks, when it was saved last; reads no records. */
  'periods.due': call(z.strictObject({ period })).returns<PeriodsDue>(),
  /** How far the period's package is, form by form, and what stands in its way. */
  'periods.overview': call(z.strictObject({ period })).returns<PeriodOverview>(),
  'check.run': call(z.strictObject({ period })).returns<CheckAnswer>(),
  'reports.state': call(z.strictObject({ period })).returns<ReportState>(),
  /** Checks, files the next version for ever, and puts its file into a folder. */
  'reports.submit': call(
    z.strictObject({
      period,
      folder: reportFolder,
      signers,
      correction_reason: z.string().max(500).nullable(),
    }),
  ).returns<SubmittedReport>(),
  /** Puts the file of a filed report into a folder again, byte for byte. */
  'reports.place': call(z.strictObject({ report_id: id, folder: reportFolder })).returns<SubmittedReport>(),
  /** Whether each report must have its sealed scan; with `required` that is changed. Off until somebody asks for it. */
  'reports.scanRule': call(z.strictObject({ required: z.boolean().optional() })).returns<{
    readonly required: boolean;
  }>(),
  'reports.show': call(z.strictObject({ file: fileToken })).returns<ShownReport>(),
  ...settingsCalls,
  'drafts.put': call(
    z.strictObject({
      form: z.string().min(1).max(64),
      record_id: id,
      base_revision: z.int().min(1).nullable(),
      /** Unit in which the raw amounts were typed: a draft must read the same after the unit is switched. */
      money_unit: moneyUnit,
      raw: z.record(z.string().max(64), z.string().max(20_000)),
    }),
  ).returns<{ readonly saved_at: string }>(),
  'drafts.list': call(z.strictObject({})).returns<readonly Draft[]>(),
  'drafts.discard': call(draftKey).returns<null>(),
  'records.import': call(
    z.strictObject({
      /** Canonical JSON as `show` prints it, or just its `records`. */
      records: z
        .array(z.strictObject({ type: recordType, record: z.record(z.string().max(64), fieldValue) }))
        .max(200_000),
      source: z.string().min(1).max(200),
    }),
  ).returns<ImportOutcome>(),
  'store.verify': call(z.strictObject({})).returns<StoreVerdict>(),
  /** What must be warned of; quick. */
  'safety.health': call(z.strictObject({})).returns<SafetyHealth>(),
  'safety.state': call(z.strictObject({})).returns<SafetyState>(),
  'backup.create': call(z.strictObject({})).returns<{ readonly file_name: string }>(),
  /** Newest first. */
  'backup.list': call(z.strictObject({})).returns<readonly ListedBackup[]>(),
  /** Looks at every backup again, in both folders, and at the attached files there. */
  'backup.verify': call(z.strictObject({})).returns<readonly BackupVerdict[]>(),
  /** What restoring would change; changes nothing. */
  'backup.preview': call(z.strictObject({ backup: backupChoice, language })).returns<RestorePreview>(),
  'backup.restore': call(backupChoice).returns<{ readonly safety_copy: string }>(),
  /** Restores the newest backup into a copy and looks at it; the ledger is not touched. */
  'backup.test': call(z.strictObject({})).returns<RestoreTest>(),
  /** The disk or stick that backups are copied to; null: none. */
  'backup.second': call(z.strictObject({ folder: fileToken.nullable() })).returns<null>(),
  /** Everything for a successor in a new folder: a verified backup and the attached files. */
  'backup.handOver': call(z.strictObject({ folder: fileToken })).returns<{
    readonly folder: string;
    readonly file_name: string;
  }>(),
  /** Null while the ledger is open; else why it could not be opened, and what can be done. */
  'rescue.state': call(z.strictObject({})).returns<RescueState | null>(),
  /** Puts a backup in the place of a ledger that could not be opened, keeps that one, and opens it. */
  'rescue.restore': call(backupChoice).returns<{ readonly kept: string | null }>(),
  /** Begins a new ledger where the store is lost; its backups are kept in the folder named. */
  'rescue.begin': call(z.strictObject({})).returns<{ readonly kept: string }>(),
  /** Reads what can be read of the store's file into a workbook and a JSON file; changes nothing of it. */
  'rescue.salvage': call(z.strictObject({ folder: fileToken, language })).returns<Salvaged>(),
  ...workCalls,
  ...importCalls,
  ...inboxContract,
  ...reviewContract,
  ...consolidationCalls,
  ...dashboardCalls,
  ...exportCalls,
  ...templateCalls,
} as const;

export type CallName = keyof typeof contract;
export type CallInput<N extends CallName> = z.infer<(typeof contract)[N]['input']>;
export type CallOutput<N extends CallName> =
  (typeof contract)[N] extends Call<z.ZodType, infer O> ? O : never;
/** What the services provide; a missing handler does not compile. They throw FailureError to refuse. */
export type Handlers = {
  readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};
