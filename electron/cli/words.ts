import type { Language } from '../../db/domain/locale/labels.ts';
import type { RuleClass } from '../../db/domain/rules/rule.ts';

/** Texts of the terminal that no other host has; templates of `fill.ts`. */
export interface CliWords {
  readonly ruleClasses: { readonly [C in RuleClass]: string };
  readonly violation: string;
  readonly explanation: string;
  readonly draft: string;
  readonly verdict: string;
  readonly submitted: string;
  readonly present: string;
  readonly placeAgain: string;
  readonly badSignature: string;
  readonly editedCells: string;
  readonly editedCell: string;
  readonly emptyCell: string;
  readonly attachmentLost: string;
  readonly attachmentsBeside: string;
  readonly attachmentStates: { readonly missing: string; readonly changed: string };
  readonly attachmentExtra: string;
  readonly without: string;
  readonly attached: string;
  readonly attachedBefore: string;
  readonly referenceShown: string;
  readonly referenceTaken: string;
}

export const cliWords: { readonly [L in Language]: CliWords } = {
  'zh-CN': {
    ruleClasses: { hard: '强制性', soft: '核实性', hint: '提示性' },
    violation: '{class} {rule} {message}（{record}）',
    explanation: '  审核说明：{text}',
    draft: '未保存的草稿：{form} {id}（{at}）',
    verdict:
      '{period}：强制性审核错误{hard}项，核实性提示未说明{unexplained}项、已说明{explained}项，提示{hints}项，草稿{drafts}处',
    submitted: '第{version}版 {file}',
    present: '第{version}版 {file}（该文件已在文件夹中）',
    placeAgain: '再次放置文件：place --period 报告期 --to 文件夹',
    badSignature: '签名与内容不符：该文件不能确认由所称单位的程序生成。',
    editedCells: '有{count}个单元格与报送内容不一致，以下列出报送值和现值：',
    editedCell: '  {address}：{expected} → {found}',
    emptyCell: '空',
    attachmentLost: '附件与添加时不一致：{file}（{state}）',
    attachmentsBeside: '报表附件应有{count}个，在文件夹“{folder}”中：缺{missing}个，改动{changed}个',
    attachmentStates: { missing: '缺失', changed: '内容被改动' },
    attachmentExtra: '文件夹中另有不属于本报表的文件：{files}',
    without: '下列附件在本机已找不到，没有放入：{files}',
    attached: '已添加 {file}（{sha256}）',
    attachedBefore: '这个文件已经添加过：{file}（{sha256}）',
    referenceShown: '{version}：新增{added}个、更名{changed}个、失效{lapsed}个；尚未采用，采用请加 --yes',
    referenceTaken: '{version}：已采用，新增{added}个、更名{changed}个、失效{lapsed}个',
  },
  en: {
    ruleClasses: { hard: 'hard', soft: 'soft', hint: 'hint' },
    violation: '{class} {rule} {message} ({record})',
    explanation: '  explanation: {text}',
    draft: 'unsaved draft: {form} {id} ({at})',
    verdict:
      '{period}: hard violations {hard}, soft ones without explanation {unexplained} and with one {explained}, hints {hints}, drafts {drafts}',
    submitted: 'version {version} {file}',
    present: 'version {version} {file} (lies in the folder already)',
    placeAgain: 'to put the file into a folder again: place --period PERIOD --to FOLDER',
    badSignature:
      'The signature does not fit: nothing says that this file comes from the program of the unit it names.',
    editedCells:
      '{count} cells do not say any more what was reported; what was reported, and what they say now:',
    editedCell: '  {address}: {expected} → {found}',
    emptyCell: 'empty',
    attachmentLost: 'attachment not as it was added: {file} ({state})',
    attachmentsBeside:
      'The report names {count} attachments in the folder “{folder}”: {missing} missing, {changed} changed',
    attachmentStates: { missing: 'missing', changed: 'changed' },
    attachmentExtra: 'The folder also holds files that are not of this report: {files}',
    without: 'These attachments are lost on this computer and were not put there: {files}',
    attached: 'added {file} ({sha256})',
    attachedBefore: 'this file is here already: {file} ({sha256})',
    referenceShown:
      '{version}: {added} added, {changed} renamed, {lapsed} lapsed; not taken over yet, add --yes to do so',
    referenceTaken: '{version}: taken over, {added} added, {changed} renamed, {lapsed} lapsed',
  },
};
