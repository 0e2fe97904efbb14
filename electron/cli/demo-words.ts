import type { DemoFigureId, FigureOrigin } from '../../db/demo/figures.ts';
import type { Language } from '../../db/domain/locale/labels.ts';

interface DemoWords {
  readonly title: string;
  readonly source: string;
  readonly invented: string;
  readonly terms: string;
  readonly clock: string;
  readonly columns: { readonly must: string; readonly ledger: string; readonly file: string };
  readonly origins: Readonly<Record<FigureOrigin, string>>;
  readonly figures: Readonly<Record<DemoFigureId, string>>;
  readonly submitted: string;
  readonly signature: Readonly<Record<'valid' | 'invalid', string>>;
  readonly open: string;
  readonly verdict: Readonly<Record<'agrees' | 'differs', string>>;
  readonly unexpected: string;
}

/** What the demonstration prints, in each language. */
export const demoWords: Readonly<Record<Language, DemoWords>> = {
  'zh-CN': {
    title: '真实案例：龙游—镇海消薄飞地，2020年第三季度和2020年度',
    source:
      '公布数字来源：人民网浙江频道，2020年8月25日，zj.people.com.cn/n2/2020/0825/c186806-34248750.html',
    invented:
      '虚构的内容（公开报道没有）：121个村的名称和代码、各村出资额、全部日期、地址、人员、公司和文号、建筑面积、按村平均分配、各村收入，以及年末余款未付。',
    terms: '收益条款按固定金额（每年1,000.8万元）登记，因公布的是每年的金额；10.008%由该金额和本金算出。',
    clock:
      '时钟设定：2020年10月12日录入并报送2020年第三季度，2021年1月18日录入并报送2020年度，均在报送期限内。',
    columns: { must: '应为', ledger: '台账', file: '报表文件' },
    origins: { published: '公布', follows: '推算', invented: '虚构' },
    figures: {
      villages: '入股村数',
      quotaVillages: '其中：以土地指标入股的村',
      cashVillages: '其中：以货币入股的村',
      principal: '入股本金合计（元）',
      yearlyReturn: '按条款一年应收（元）',
      rate: '一年应收÷本金（%）',
      received: '本年累计到账（元）',
      paidVillages: '首期分配的村数',
      distributed: '首期分配合计（元）',
      higherShare: '每村分配，较多者（元）',
      villagesHigher: '分配较多的村数',
      lowerShare: '每村分配，较少者（元）',
      villagesLower: '分配较少的村数',
      pool: '资金池期末余额（元）',
      arrears: '期末欠收（元）',
      operatingAbove: '经营性收入超过10万元的村数',
    },
    submitted: '报送文件',
    signature: { valid: '签名有效', invalid: '签名无效' },
    open: '打开这套数据',
    verdict: { agrees: '全部数字一致。', differs: '有数字不一致（标 ✗）。' },
    unexpected: '审核结果与案例不符',
  },
  en: {
    title: 'Real case: weak-village enclave Longyou–Zhenhai, third quarter of 2020 and the year 2020',
    source:
      'Published figures: People’s Daily Online Zhejiang, 25 August 2020, zj.people.com.cn/n2/2020/0825/c186806-34248750.html',
    invented:
      'Invented (nothing public says it): names and codes of the 121 villages, what each put in, all dates, addresses, persons, companies and document numbers, floor space, equal division among the villages, their income, and that the rest stood open at the end of the year.',
    terms:
      'The terms are entered as a fixed amount (10.008 million a year), because a sum a year is what was published; 10.008 % follows from it and the principal.',
    clock:
      'Clock set: 2020Q3 entered and submitted on 12 October 2020, the year 2020 on 18 January 2021, both before their deadlines.',
    columns: { must: 'must be', ledger: 'ledger', file: 'report file' },
    origins: { published: 'published', follows: 'follows', invented: 'invented' },
    figures: {
      villages: 'Villages that contributed',
      quotaVillages: 'of which: with land quota',
      cashVillages: 'of which: in cash',
      principal: 'Principal, total (yuan)',
      yearlyReturn: 'Due for a year by the terms (yuan)',
      rate: 'Due for a year ÷ principal (%)',
      received: 'Received, year to date (yuan)',
      paidVillages: 'Villages in the first batch',
      distributed: 'First batch, total (yuan)',
      higherShare: 'A village’s share, higher (yuan)',
      villagesHigher: 'Villages with the higher share',
      lowerShare: 'A village’s share, lower (yuan)',
      villagesLower: 'Villages with the lower share',
      pool: 'Pool at the period’s end (yuan)',
      arrears: 'Arrears at the period’s end (yuan)',
      operatingAbove: 'Villages with operating income above 100,000 yuan',
    },
    submitted: 'Submitted file',
    signature: { valid: 'signature valid', invalid: 'signature INVALID' },
    open: 'Open these records',
    verdict: { agrees: 'Every figure agrees.', differs: 'Some figures differ (marked ✗).' },
    unexpected: 'The check’s verdict is not that of the case',
  },
};
