import { declarationOf, type RecordType } from '../records/catalogue.ts';

/** Fields that are the two ends of one span, and how officers head the column that holds both. */
const spans: readonly { readonly from: string; readonly until: string; readonly words: string }[] = [
  {
    from: 'start_date',
    until: 'end_date',
    words:
      '起止|起止时间|起止日期|起止年月|起讫时间|挂职起止时间|挂职时间|挂职期限|任职时间|任期|交流时间|结对起止时间|结对期限|合作期限|帮扶期限|帮扶时间|服务期限|支教时间|派驻时间|期限',
  },
  {
    from: 'valid_from',
    until: 'valid_to',
    words:
      '起止|起止时间|起止日期|起止年月|起讫时间|结对起止时间|结对期限|合作期限|有效期|有效期限|协议期限|合同期限|期限',
  },
  {
    from: 'accrual_from',
    until: 'accrual_to',
    words: '起止|起止时间|起止日期|计息起止|计息起止时间|计息起止日期|计息期间|计息期|计息区间|计息时段',
  },
];

/** The two ends of a span that a type has, and the heads of columns that hold both. */
export function spansOf(
  type: RecordType,
): readonly { readonly from: string; readonly until: string; readonly words: readonly string[] }[] {
  const names = new Set(declarationOf(type).fields.map(({ name }) => name));
  return spans
    .filter(({ from, until }) => names.has(from) && names.has(until))
    .map((one) => ({ ...one, words: one.words.split('|') }));
}
