import type { DifferenceCause, RecordDifference } from '../../db/domain/consolidation/difference.ts';
import type { Language } from '../../db/domain/locale/labels.ts';

/** Texts of the verbs about consolidations; templates of `fill.ts`. */
interface ConsolidationWords {
  readonly made: string;
  readonly missing: string;
  readonly listed: string;
  readonly same: string;
  readonly figure: string;
  readonly part: string;
  readonly unit: string;
  readonly record: string;
  readonly blank: string;
  readonly causes: { readonly [C in DifferenceCause]: string };
  readonly kinds: { readonly [K in RecordDifference['kind']]: string };
}

export const consolidationWords: { readonly [L in Language]: ConsolidationWords } = {
  'zh-CN': {
    made: '{period}第{version}次汇总，编号{id}[，文件 {file}]',
    missing: '{count}个单位没有审核通过的报表，未计入：{units}',
    listed: '{period}第{version}次 {id} {at} {person} 范围{scope}',
    same: '两次汇总没有差异',
    figure: '{indicator}（{figure}）：{a} → {b}，差{d}',
    part: '  {unit}：{d}',
    unit: '{unit}：{cause}[，原{before}][，现{after}]',
    record: '  {record}：{kind}[，{fields}]',
    blank: '空',
    causes: {
      came: '新计入',
      left: '不再计入',
      version: '报表版本变化',
      membership: '名单或汇总范围变化',
      others: '本单位报表未变，因其他单位或报告期不同而变化',
    },
    kinds: { added: '新增', removed: '不再有', changed: '修改' },
  },
  en: {
    made: '{period}, consolidation {version}, id {id}[, file {file}]',
    missing: '{count} units have no accepted report and are not counted: {units}',
    listed: '{period} number {version} {id} {at} {person} scope {scope}',
    same: 'the two consolidations do not differ',
    figure: '{indicator} ({figure}): {a} → {b}, difference {d}',
    part: '  {unit}: {d}',
    unit: '{unit}: {cause}[, before {before}][, now {after}]',
    record: '  {record}: {kind}[, {fields}]',
    blank: 'blank',
    causes: {
      came: 'counted now',
      left: 'no longer counted',
      version: 'other versions of its reports',
      membership: 'the list or the scope changed',
      others: 'its reports are the same; what counts of them hangs on other units or on the period',
    },
    kinds: { added: 'added', removed: 'gone', changed: 'changed' },
  },
};
