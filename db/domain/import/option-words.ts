import type { OptionSet } from '../options.ts';
import { normaliseText, toHalfWidth } from '../text.ts';

type OtherWords = { readonly [S in OptionSet]?: Readonly<Record<string, readonly string[]>> };

/**
 * What officers write for an option besides its label, where it can mean no other one. Words that may mean two (分红, 补助)
 * do not stand here: they are asked about.
 */
const otherWords: OtherWords = {
  enclaveKind: { industrial: ['产业'], sciTech: ['科创', '科技飞地'], weakVillage: ['消薄', '“消薄”飞地'] },
  benefitMode: {
    fixed: ['固定', '固定回报'],
    guaranteedPlusDividend: ['保底+分红', '保底分红'],
    rent: ['租金收益'],
    taxShare: ['税收分享'],
  },
  termsMode: {
    guaranteedPlusDividend: ['保底+分红', '保底分红'],
    fixedRate: ['固定收益率', '固定利率'],
    rent: ['租金收益'],
  },
  returnKind: {
    fixed: ['固定收益', '固定回报'],
    guaranteed: ['保底收益'],
    rent: ['租金收益'],
    taxShare: ['税收', '税收分享', '税收分成收入'],
  },
  beneficiary: {
    village: ['村集体', '村级集体'],
    stateCompany: ['国有企业'],
    countyTreasury: ['财政', '县级财政', '县财政局', '财政局'],
  },
  holderKind: { village: ['村集体'], stateCompany: ['国有企业'] },
  settle: { bankTransfer: ['转账', '银行', '银行汇款', '网银', '网银转账', '电汇', '汇款', '对公转账'] },
  assetForm: { cash: ['货币资金', '现金'], landQuota: ['指标'] },
  fundSource: {
    centralSubsidy: ['中央补助资金', '中央财政'],
    provinceSubsidy: ['省级补助', '省级补助资金', '省财政'],
    citySubsidy: ['市级补助', '市级补助资金', '市财政'],
    countySubsidy: ['县级补助', '县级补助资金', '县财政'],
    loan: ['贷款', '共富贷', '银行贷款'],
    ownFunds: ['自有资金', '自筹', '村自筹'],
    partnerAid: ['帮扶资金', '结对帮扶资金'],
  },
  distributionMethod: {
    byShare: ['按股份', '按股分配'],
    equal: ['平均分配', '均分'],
    byAgreement: ['按协议分配'],
  },
  villageUse: {
    publicGood: ['公益事业', '公益支出', '村级公益事业'],
    operation: ['运转经费', '村级运转', '村级组织运转'],
    households: ['分红', '农户分红', '村民分红'],
  },
  hospitalGrade: { '3A': ['三甲'], '3B': ['三乙'], '2A': ['二甲'], '2B': ['二乙'], none: ['未定等'] },
  platformLevel: { provincial: ['省'], prefectural: ['市'], county: ['县'] },
  exchangeDirection: { seaToMountain: ['海到山'], mountainToSea: ['山到海'], provinceToCounty: ['省到县'] },
  exchangeCategory: { specialist: ['专技人才'] },
  capitalKind: { government: ['政府'], private: ['民间', '民资', '民营'], foreign: ['外商投资'] },
  projectNature: { renovation: ['改建', '技改'], purchase: ['购置'] },
  projectStatus: { underConstruction: ['在建中', '施工', '建设中'], inProduction: ['已投产'] },
};

const plain = (text: string): string => toHalfWidth(normaliseText(text)).toLowerCase().replace(/\s/g, '');

/** The option that a text other than its labels stands for; undefined where it may be none or several. */
export function optionInOtherWords(text: string, set: OptionSet): string | undefined {
  const word = plain(text);
  return Object.entries(otherWords[set] ?? {}).find(([, words]) => words.includes(word))?.[0];
}

const yes: ReadonlySet<string> = new Set(['已签收', '已签', '已入统', '已入库', '全脱产', '脱产']);
const no: ReadonlySet<string> = new Set(['未签收', '未签', '未入统', '未入库', '不脱产']);

/** The same of yes and no. */
export function flagInOtherWords(text: string): boolean | undefined {
  const word = plain(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** What stands in a cell of figures or dates where nothing is to be said. */
const nothing: ReadonlySet<string> = new Set(
  '- -- — —— – － / // \\ 无 空 无数据 暂无 至今 n/a 不详'.split(' '),
);

/** Whether a text says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return nothing.has(plain(text));
}

/** A count without the word for what is counted, 130户 and 3,769人次; of an instalment (第2期) its number. */
export function withoutMeasureWord(text: string): string {
  const words = plain(text);
  return (
    /^第(\d+)[期批]?$/.exec(words)?.[1] ??
    inChinese(/^第([一二三四五六七八九十]{1,3})[期批]?$|^([一二三四五六七八九十]{1,3})期$/.exec(words)) ??
    (words === '首期' ? '1' : undefined) ??
    /^([\d,.]+)(?:户|人次|人|家|个|名|项|次|所|座|件|节|期|批|村)$/.exec(words)?.[1] ??
    text
  );
}

/** 第一期 is 1, 第十二期 12; undefined for none. */
function inChinese(found: RegExpExecArray | null): string | undefined {
  const said = found?.[1] ?? found?.[2];
  const parts =
    said === undefined ? null : /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(said);
  if (parts === null) return undefined;
  const digit = (text: string | undefined, none: number): number =>
    text === undefined ? none : '一二三四五六七八九'.indexOf(text) + 1;
  const tens = parts[2] === undefined ? 0 : digit(parts[1], 1);
  return String(tens * 10 + digit(parts[3], 0));
}
