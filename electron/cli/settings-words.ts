import type { Language } from '../../db/domain/locale/labels.ts';
import type { SettingsChangeKind } from '../../db/domain/settings-answers.ts';
import type { PrefectureReview } from '../../db/domain/workflow.ts';

/** Texts of the verb `settings`; templates of `fill.ts`. */
export interface SettingsWords {
  readonly exported: string;
  readonly taken: string;
  readonly firstTime: string;
  readonly kinds: { readonly [K in SettingsChangeKind]: string };
  readonly change: string;
  readonly field: string;
  readonly calendar: string;
  readonly reviews: { readonly [R in PrefectureReview]: string };
}

export const settingsWords: { readonly [L in Language]: SettingsWords } = {
  'zh-CN': {
    exported: '全省设置第{version}版：{file}',
    taken: '已采用全省设置第{version}版，改动{count}条记录',
    firstTime: '电脑校验码：{fingerprint}\n首次导入，请打电话与省级核对，一致后加 --trust 采用。',
    kinds: { added: '新增', changed: '修改', takenOver: '接管', voided: '作废', kept: '保留' },
    change: '  {kind} {type} {label}',
    field: '    {field}：{old} → {new}',
    calendar: '  报送时间表 {what}：{old} → {new}',
    reviews: { optional: '市级审核：可选', required: '市级审核：必须' },
  },
  en: {
    exported: 'province settings version {version}: {file}',
    taken: 'province settings version {version} taken over, {count} records changed',
    firstTime:
      'code of the computer: {fingerprint}\nThis is the first import: compare it with the province by telephone, then add --trust.',
    kinds: { added: 'new', changed: 'changed', takenOver: 'taken over', voided: 'voided', kept: 'kept' },
    change: '  {kind} {type} {label}',
    field: '    {field}: {old} → {new}',
    calendar: '  calendar, {what}: {old} → {new}',
    reviews: {
      optional: 'the prefecture’s review is optional',
      required: 'the prefecture’s review is required',
    },
  },
};
