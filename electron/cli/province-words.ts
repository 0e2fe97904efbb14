import type { ExpectedViolation } from '../../db/demo/province/faults/plant.ts';
import type { Difference } from '../../db/demo/province/make-province.ts';
import type { Language } from '../../db/domain/locale/labels.ts';

interface ProvinceWords {
  readonly county: string;
  readonly why: { readonly [W in ExpectedViolation['why']]: string };
  readonly side: { readonly [S in Difference['side']]: string };
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
    asExpected: '审核结果与预期完全一致。',
    notAsExpected: '审核结果与预期不一致。',
  },
  en: {
    county:
      '{code} {name}: {count} records, hard {hard}, soft without explanation {unexplained} and with one {explained}, hints {hints}',
    why: { planted: 'planted', consequence: 'consequence', explained: 'explained' },
    side: { missing: 'not found', unexpected: 'not expected' },
    asExpected: 'The checks found exactly what they must.',
    notAsExpected: 'The checks did not find what they must.',
  },
};
