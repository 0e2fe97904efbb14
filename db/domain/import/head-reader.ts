import { fieldLabel } from '../locale/locale.ts';
import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { type NamedColumn, recordHeads, recordHeadsInAnyOrder } from './head-names.ts';
import type { JoinedHead } from './heads.ts';
import { namesPeriod } from './period-heads.ts';
import { spansOf } from './span-heads.ts';

/** Reads heads of an imported sheet as fields of a type. */
export interface HeadReader {
  /** A head as it stands. */
  readonly plain: (head: string) => NamedColumn | null;
  /** A column's head with the groups above it. */
  readonly column: (head: JoinedHead) => NamedColumn | null;
  /** A head right of that of a thing, whose property it names: 等级 beside 支援医院. */
  readonly ofThing: (thing: string, field: string, head: string) => NamedColumn | null;
  /** The two ends of the span of days that a column holds: 起止时间. */
  readonly span: (head: string) => { readonly from: string; readonly until: string } | null;
}

const made = new Map<RecordType, HeadReader>();

/** The reader of a type's heads, made once a type. */
export function headReader(type: RecordType): HeadReader {
  const known = made.get(type) ?? makeReader(type);
  made.set(type, known);
  return known;
}

/** 本年 beside 上年 below a figure of the year is that figure. */
const thisYear = /(?:本年度?|当年)(?=[（(]|$)/;
/** What makes a part one of another sum than the year's to date. */
const otherSum = /[本当上]月|[上去前]年|计划|预计|目标|自开工|开工以来|同期|增长|[应未]/;

/** Heads of a group's own figure. */
const sums = /^(?:合计|小计|总计|总额|总数|金额|数额)(?:[（(][^（()）]*[)）])?$/;
const counts = /^(?:合计|总数|数量|个数|人数|人次|家数)(?:[（(][^（()）]*[)）])?$/;
const asides = /^(?:其他|其它|金额|数量|个数|人数|户数|家数|占比|比例|备注|说明)(?:[（(][^（()）]*[)）])?$/;
const unitOfBrackets = /[（(][^（()）]*[)）]$/;

function makeReader(type: RecordType): HeadReader {
  const { fields } = declarationOf(type);
  const plain = recordHeads(type);
  const inAnyOrder = recordHeadsInAnyOrder(type);
  const spans = spansOf(type);
  const isYearly = fields.some(({ kind, need }) => kind === 'year' && need === 'identity');
  const parts = new Set(
    fields.filter(({ group }) => group === 'composition' || group === 'sources').map(({ name }) => name),
  );
  /** 建筑安装工程 below 本年完成投资 is a part of it. */
  const partOfSum = (own: readonly string[]): NamedColumn | null => {
    const named = plain((own.at(-1) ?? '').replace(/^其中[:：]?/, ''));
    const isPart = named !== null && parts.has(named.key) && !otherSum.test(own.slice(0, -1).join(''));
    return isPart ? named : null;
  };
  /** 其中：促进增收, where the field itself is one of which. */
  const ofWhich = ({ text, alone }: JoinedHead): NamedColumn | null => {
    const said = /^其中[:：]?(.+)$/s.exec(alone ?? text)?.[1];
    const named = said === undefined ? null : plain(said);
    return named !== null && fieldLabel('zh-CN', type, named.key).startsWith('其中') ? named : null;
  };
  const kinds = new Map(fields.map(({ name, kind }) => [name, kind]));
  /**
   * 合计 and 金额 below 援建资金 are that sum itself, where what stands beside them are its parts: a sum over 镇海飞地 and 余姚飞地 is
   * no figure of one of them.
   */
  const isOfSum = (other: string): boolean =>
    (/^其中/.test(other) || plain(other) !== null || asides.test(other)) &&
    !otherSum.test(other) &&
    !namesPeriod(other);
  const sumItself = ({ parts: own, beside }: JoinedHead): NamedColumn | null => {
    const said = own.at(-1) ?? '';
    const kind = sums.test(said) ? 'money' : counts.test(said) ? 'integer' : null;
    if (kind === null || !beside.every(isOfSum)) return null;
    const unit = unitOfBrackets.exec(said)?.[0] ?? '';
    const named = plain(`${own.slice(0, -1).join('')}${unit}`);
    return named !== null && kinds.get(named.key) === kind ? named : null;
  };
  const grouped = (head: JoinedHead): NamedColumn | null =>
    head.parts.length < 2 ? null : (inAnyOrder(head.text) ?? partOfSum(head.parts) ?? sumItself(head));
  return {
    plain,
    column: (head) =>
      plain(head.text) ??
      (head.alone === null ? null : plain(head.alone)) ??
      (isYearly ? plain(head.text.replace(thisYear, '')) : null) ??
      ofWhich(head) ??
      grouped(head),
    span: (head) => {
      const words = head.replace(unitOfBrackets, '').replace(/\s/g, '');
      return spans.find((one) => one.words.includes(words)) ?? null;
    },
    ofThing: (thing, field, head) => {
      const bare = thing.replace(unitOfBrackets, '');
      return plain(`${bare}${head}`) ?? plain(`${fieldLabel('zh-CN', type, field)}${head}`);
    },
  };
}
