import { declarationOf, type RecordType } from '../records/catalogue.ts';
import { type NamedColumn, recordHeads, recordHeadsInAnyOrder } from './head-names.ts';
import type { JoinedHead } from './heads.ts';

/** Reads heads of an imported sheet as fields of a type. */
export interface HeadReader {
  /** A head as it stands. */
  readonly plain: (head: string) => NamedColumn | null;
  /** A column's head with the groups above it. */
  readonly column: (head: JoinedHead) => NamedColumn | null;
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

function makeReader(type: RecordType): HeadReader {
  const { fields } = declarationOf(type);
  const plain = recordHeads(type);
  const inAnyOrder = recordHeadsInAnyOrder(type);
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
  const grouped = (text: string, own: readonly string[]): NamedColumn | null =>
    own.length < 2 ? null : (inAnyOrder(text) ?? partOfSum(own));
  return {
    plain,
    column: ({ text, alone, parts: own }) =>
      plain(text) ??
      (alone === null ? null : plain(alone)) ??
      (isYearly ? plain(text.replace(thisYear, '')) : null) ??
      grouped(text, own),
  };
}
