import type { ExpectedViolation } from '../../db/demo/province/faults/plant.ts';
import type { FaultyFileId, Must } from '../../db/demo/province/files/faulty-file.ts';
import type { Difference } from '../../db/demo/province/make-province.ts';
import type { Language } from '../../db/domain/locale/labels.ts';

interface ProvinceWords {
  readonly county: string;
  readonly why: { readonly [W in ExpectedViolation['why']]: string };
  readonly side: { readonly [S in Difference['side']]: string };
  readonly files: { readonly [F in FaultyFileId]: string };
  readonly must: { readonly [M in Must['does']]: string };
  readonly asExpected: string;
  readonly notAsExpected: string;
}

/** What `demo-province` prints, in each language; templates of `fill.ts`. */
export const provinceWords: { readonly [L in Language]: ProvinceWords } = {
  'zh-CN': {
    county:
      '{code} {name}：{count}条记录，强制性{hard}项，未说明{unexplained}项、已说明{explained}项，提示{hints}项',
    why: { planted: '植入', consequence: '连带', explained: '已说明' },
    side: { missing: '应查出而未查出', unexpected: '不应查出' },
    files: {
      fullWidthDigits: '全角数字',
      leadingApostrophes: '前导撇号',
      mergedHeads: '合并的表头',
      dateSerials: '日期为序列号',
      unitMixUp: '万元、元混用',
      oldAndNewCodes: '同一村新旧代码',
      redrawnDistrict: '区划已调整',
      damagedReport: '文件不完整',
      editedCell: '单元格被改动',
      duplicateVersion: '同一报表两个版本',
    },
    must: {
      take: '：应照常读取',
      ask: '：应先询问',
      refuse: '：应拒绝',
      nameEditedCells: '：应指出改动的单元格',
      supersede: '：应以新版本为准',
    },
    asExpected: '审核结果与预期完全一致。',
    notAsExpected: '审核结果与预期不一致。',
  },
  en: {
    county:
      '{code} {name}: {count} records, hard {hard}, soft without explanation {unexplained} and with one {explained}, hints {hints}',
    why: { planted: 'planted', consequence: 'consequence', explained: 'explained' },
    side: { missing: 'not found', unexpected: 'not expected' },
    files: {
      fullWidthDigits: 'full-width digits',
      leadingApostrophes: 'leading apostrophes',
      mergedHeads: 'merged heads',
      dateSerials: 'dates as serial numbers',
      unitMixUp: '万元 and 元 mixed up',
      oldAndNewCodes: 'a village under its old and its new code',
      redrawnDistrict: 'a district that was redrawn',
      damagedReport: 'an incomplete file',
      editedCell: 'an edited cell',
      duplicateVersion: 'two versions of a report',
    },
    must: {
      take: ': must be read as usual',
      ask: ': must be asked about',
      refuse: ': must be refused',
      nameEditedCells: ': the edited cells must be named',
      supersede: ': the newer version must count',
    },
    asExpected: 'The checks found exactly what they must.',
    notAsExpected: 'The checks did not find what they must.',
  },
};
