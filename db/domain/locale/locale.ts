import type { Failure } from '../failure.ts';
import { type OptionSet, optionSets } from '../options.ts';
import type { ParseProblem } from '../parsed.ts';
import { isRecordType, type RecordType } from '../records/catalogue.ts';
import { extract as enExtract } from './en/extract.ts';
import { failures as enFailures } from './en/failures.ts';
import { fileAdvice as enFileAdvice, fileReasons as enFileReasons } from './en/file-reasons.ts';
import * as enForms from './en/form-names.ts';
import { help as enHelp } from './en/help.ts';
import { indicatorTexts as enIndicators } from './en/indicators.ts';
import { industrySections as enIndustrySections } from './en/industry-sections.ts';
import { lists as enLists } from './en/lists.ts';
import { options as enOptions } from './en/options.ts';
import { problems as enProblems } from './en/problems.ts';
import * as enRecords from './en/records.ts';
import { reference as enReference } from './en/reference.ts';
import { replySheets as enReplySheets } from './en/reply-sheets.ts';
import { reportSheets as enReportSheets } from './en/report-sheets.ts';
import { settingsFile as enSettingsFile } from './en/settings-file.ts';
import { signOff as enSignOff } from './en/sign-off.ts';
import { templates as enTemplates } from './en/templates.ts';
import type { ExtractTexts } from './extract-texts.ts';
import { fill } from './fill.ts';
import type { IndicatorTexts } from './indicator-labels.ts';
import type {
  FailureLabels,
  FileAdviceLabels,
  FileReasonLabels,
  FlagLabels,
  FormLabels,
  FormSetLabels,
  GroupLabels,
  HelpTexts,
  IndustrySectionLabels,
  Language,
  ListTexts,
  OptionLabels,
  ProblemLabels,
  RecordLabels,
  ReferenceTexts,
  ReportSheetTexts,
  SystemLabels,
  Unit,
  UnitLabels,
} from './labels.ts';
import type { ReplySheetTexts } from './reply-sheet-texts.ts';
import type { SettingsFileTexts } from './settings-file-texts.ts';
import type { SignOffTexts } from './sign-off-texts.ts';
import type { TemplateTexts } from './template-texts.ts';
import { extract as zhExtract } from './zh-CN/extract.ts';
import { failures as zhFailures } from './zh-CN/failures.ts';
import { fileAdvice as zhFileAdvice, fileReasons as zhFileReasons } from './zh-CN/file-reasons.ts';
import * as zhForms from './zh-CN/form-names.ts';
import { help as zhHelp } from './zh-CN/help.ts';
import { indicatorTexts as zhIndicators } from './zh-CN/indicators.ts';
import { industrySections as zhIndustrySections } from './zh-CN/industry-sections.ts';
import { lists as zhLists } from './zh-CN/lists.ts';
import { options as zhOptions } from './zh-CN/options.ts';
import { problems as zhProblems } from './zh-CN/problems.ts';
import * as zhRecords from './zh-CN/records.ts';
import { reference as zhReference } from './zh-CN/reference.ts';
import { replySheets as zhReplySheets } from './zh-CN/reply-sheets.ts';
import { reportSheets as zhReportSheets } from './zh-CN/report-sheets.ts';
import { settingsFile as zhSettingsFile } from './zh-CN/settings-file.ts';
import { signOff as zhSignOff } from './zh-CN/sign-off.ts';
import { templates as zhTemplates } from './zh-CN/templates.ts';

/** Every label of the records in one language. Rule messages stand apart in `<language>/rules.ts`. */
export interface Locale {
  readonly language: Language;
  readonly records: RecordLabels;
  readonly system: SystemLabels;
  readonly options: OptionLabels;
  readonly groups: GroupLabels;
  readonly forms: FormLabels;
  readonly formSets: FormSetLabels;
  readonly units: UnitLabels;
  readonly flags: FlagLabels;
  readonly industrySections: IndustrySectionLabels;
  readonly problems: ProblemLabels;
  readonly failures: FailureLabels;
  readonly fileReasons: FileReasonLabels;
  readonly fileAdvice: FileAdviceLabels;
  readonly help: HelpTexts;
  readonly reference: ReferenceTexts;
  readonly reportSheets: ReportSheetTexts;
  readonly replySheets: ReplySheetTexts;
  readonly settingsFile: SettingsFileTexts;
  readonly templates: TemplateTexts;
  readonly lists: ListTexts;
  readonly signOff: SignOffTexts;
  readonly extract: ExtractTexts;
  readonly indicators: IndicatorTexts;
}

const locales: { readonly [L in Language]: Locale } = {
  'zh-CN': {
    language: 'zh-CN',
    records: zhRecords.records,
    system: zhForms.system,
    options: zhOptions,
    groups: zhForms.groups,
    forms: zhForms.forms,
    formSets: zhForms.formSets,
    units: zhForms.units,
    flags: zhForms.flags,
    industrySections: zhIndustrySections,
    problems: zhProblems,
    failures: zhFailures,
    fileReasons: zhFileReasons,
    fileAdvice: zhFileAdvice,
    help: zhHelp,
    reference: zhReference,
    reportSheets: zhReportSheets,
    replySheets: zhReplySheets,
    settingsFile: zhSettingsFile,
    templates: zhTemplates,
    lists: zhLists,
    signOff: zhSignOff,
    extract: zhExtract,
    indicators: zhIndicators,
  },
  en: {
    language: 'en',
    records: enRecords.records,
    system: enForms.system,
    options: enOptions,
    groups: enForms.groups,
    forms: enForms.forms,
    formSets: enForms.formSets,
    units: enForms.units,
    flags: enForms.flags,
    industrySections: enIndustrySections,
    problems: enProblems,
    failures: enFailures,
    fileReasons: enFileReasons,
    fileAdvice: enFileAdvice,
    help: enHelp,
    reference: enReference,
    reportSheets: enReportSheets,
    replySheets: enReplySheets,
    settingsFile: enSettingsFile,
    templates: enTemplates,
    lists: enLists,
    signOff: enSignOff,
    extract: enExtract,
    indicators: enIndicators,
  },
};

export function localeOf(language: Language): Locale {
  return locales[language];
}

/** Name of a record type: `到账明细`, `Receipt`. */
export function typeLabel(language: Language, type: RecordType): string {
  return locales[language].records[type].$name;
}

/**
 * Label of a stored, computed or system field. A name that is none of them (an audit entry of an older version) is
 * answered as it is.
 */
export function fieldLabel(language: Language, type: RecordType, field: string): string {
  const { records, system } = locales[language];
  return lookUp(records[type], field) ?? lookUp(system, field) ?? field;
}

/** Label of a stored option value; a value outside the set is answered as it is. */
export function optionLabel(language: Language, set: OptionSet, value: string): string {
  return lookUp(locales[language].options[set], value) ?? value;
}

/** A unit in words of the language: `万元`, `10,000 yuan`. */
export function unitLabel(language: Language, unit: Unit): string {
  return locales[language].units[unit];
}

/** Name of an industry section by its letter; a code that is none is answered as `undefined`. */
export function industrySectionLabel(language: Language, code: string): string | undefined {
  return lookUp(locales[language].industrySections, code);
}

/** The field's definition for F1, or undefined where its label says all. */
export function helpText(language: Language, type: RecordType, field: string): string | undefined {
  return lookUp(locales[language].help[type] ?? {}, field);
}

/** Why a typed text is no value, and what to type. */
export function problemText(language: Language, problem: ParseProblem): string {
  return fill(locales[language].problems[problem.code], problem.args);
}

/**
 * What happened and what to do; arguments that the text does not show are left out. A record type becomes its name, as do
 * the report's fields in `fields` and the forms in `forms` (names with commas), the types in `used` (`due:2,receipt:1`) and the reason why a file is
 * not read, with what to do about it.
 */
export function failureText(language: Language, failure: Pick<Failure, 'code' | 'args'>): string {
  const { type, fields, forms, reason, used, form } = failure.args;
  const named = typeof type === 'string' && isRecordType(type) ? { type: typeLabel(language, type) } : {};
  const ofForm = formName(language, form);
  const listed = typeof fields === 'string' ? { fields: fieldLabels(language, fields) } : {};
  const ofForms = typeof forms === 'string' ? { forms: formNames(language, forms) } : {};
  const counted = typeof used === 'string' ? { used: countedTypes(language, used) } : {};
  const { fileReasons, fileAdvice } = locales[language];
  const known = typeof reason === 'string' ? lookUp(fileReasons, reason) : undefined;
  const because = known === undefined ? {} : { reason: fill(known, failure.args) };
  const advice = (typeof reason === 'string' ? lookUp(fileAdvice, reason) : undefined) ?? fileAdvice.not_zip;
  return fill(locales[language].failures[failure.code], {
    advice,
    ...failure.args,
    ...named,
    ...listed,
    ...ofForms,
    ...counted,
    ...because,
    ...(ofForm === undefined ? {} : { form: ofForm }),
  });
}

/** A form, or where a register belongs to none, the register. */
function formName(language: Language, form: unknown): string | undefined {
  const known = optionSets.form.find((one) => one === form);
  if (known !== undefined) return locales[language].forms[known].short;
  return typeof form === 'string' && isRecordType(form) ? typeLabel(language, form) : undefined;
}

function fieldLabels(language: Language, fields: string): string {
  const labels = fields.split(',').map((field) => fieldLabel(language, 'report', field.trim()));
  return labels.join(language === 'zh-CN' ? '、' : ', ');
}

function formNames(language: Language, forms: string): string {
  const labels: Readonly<Record<string, { readonly short: string }>> = locales[language].forms;
  const names = forms.split(',').map((form) => labels[form]?.short ?? form);
  return names.join(language === 'zh-CN' ? '、' : ', ');
}

function countedTypes(language: Language, used: string): string {
  const counts = used.split(',').map((one) => {
    const [type = '', count] = one.split(':');
    if (count === undefined || !isRecordType(type)) return one;
    const name = typeLabel(language, type);
    return language === 'zh-CN' ? `${name}${count}条` : `${name} (${count})`;
  });
  return counts.join(language === 'zh-CN' ? '、' : ', ');
}

function lookUp(labels: Readonly<Record<string, string | undefined>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
