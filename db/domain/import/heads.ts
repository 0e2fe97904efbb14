import { normaliseText, toHalfWidth } from '../text.ts';
import { isCaptionRow } from './caption-row.ts';
import { measureBehind } from './measures.ts';
import { namesPeriod } from './period-heads.ts';
import { isUnitWord, unitAtEnd } from './written-units.ts';

/** The head of a column of a table whose heads stand in one row or in several. */
export interface JoinedHead {
  /** All of it, from the group at the top down: `资金计划` for 计划 under 资金. */
  readonly text: string;
  /**
   * Its lowest part alone, where the groups above only sort the columns (基本情况 over 村名); null where they say what is
   * meant (计划 or 上年 over 收入), and where another column has the same lowest part.
   */
  readonly alone: string | null;
  /** Its parts from the top down. */
  readonly parts: readonly string[];
  /** Lowest parts of the other columns below the same group. */
  readonly beside: readonly string[];
}

/** Rows that may be the heads of a table, and what they say of each column. */
export interface HeadCandidate {
  /** First and last of the rows, counted from 0; the table's lines begin below the last. */
  readonly first: number;
  readonly last: number;
  /** By column; '' texts where a column has no head. */
  readonly heads: readonly JoinedHead[];
}

/** Rows that the heads of official tables take: a group, its parts, and parts of these. */
const mostHeadRows = 3;

/**
 * Every way in which the first rows of a sheet, or of a block that was copied, may be its heads: each row alone, and with
 * up to two rows of groups above it. Whoever asks takes the one whose heads name most columns of what is read.
 * @param rows texts of the first rows, merged cells filled with their text (`fillMerged`, `fillGroups`)
 * @returns by last row, at each the one with fewest rows first
 */
export function headCandidates(rows: readonly (readonly string[])[]): readonly HeadCandidate[] {
  const texts = rows.map((row) => row.map(headText));
  const left = Math.min(...texts.map((row) => row.findIndex((text) => text !== '')).filter((at) => at >= 0));
  return texts.flatMap((row, last) => {
    if (!row.some((text) => text !== '')) return [];
    const found: HeadCandidate[] = [];
    for (let first = last; first >= 0 && last - first < mostHeadRows; first -= 1) {
      if (first < last && !isGroupRow(texts[first] ?? [], left)) break;
      // 总收入 under 上年 is none without it.
      if (!hasMeaningfulGroup(texts[first - 1] ?? [], texts[first] ?? [], left))
        found.push({ first, last, heads: joined(texts.slice(first, last + 1)) });
    }
    return found;
  });
}

/** A line break within a head only keeps its column narrow; a unit alone in its last line stands as in brackets. */
function headText(text: string): string {
  const lines = normaliseText(text).split(/\s*\n\s*/);
  const unit = lines.at(-1) ?? '';
  const isUnit =
    isUnitWord(unit) || unitAtEnd(`(${unit})`).unit !== null || measureBehind(`数额${unit}`) === '数额';
  return lines.length > 1 && isUnit && !/^[(（]/.test(unit)
    ? `${lines.slice(0, -1).join('')}（${unit}）`
    : lines.join('');
}

/**
 * Heads of groups: not blank, and no title, which stands in one cell or, merged, in all from the first on, and no captions.
 * @param left the first column in which anything stands
 */
function isGroupRow(row: readonly string[], left: number): boolean {
  const filled = row.filter((text) => text !== '');
  const isTitle = row[left] !== '' && new Set(filled).size === 1;
  return filled.length > 0 && !isTitle && !(filled.length === 1 && row.length > 2) && !isCaptionRow(filled);
}

/** What is a head below a group only: 合计, 其中：促进增收. */
const relative = /^(?:其中.*|合计|小计|总计|总额|金额|数额|数量|本期|[本上当]月|[本上去当]年|累计)$/;

/** Whether a group that reaches over several columns changes what stands below it, or is what that speaks of. */
function hasMeaningfulGroup(row: readonly string[], below: readonly string[], left: number): boolean {
  const isOverSeveral = (text: string, at: number): boolean =>
    text !== '' && (text === row[at - 1] || text === row[at + 1]);
  return (
    isGroupRow(row, left) &&
    row.some(
      (text, at) =>
        isOverSeveral(text, at) &&
        (isQualifier(text) || (below[at] !== text && relative.test(toHalfWidth(below[at] ?? '')))),
    )
  );
}

function joined(rows: readonly (readonly string[])[]): readonly JoinedHead[] {
  const width = Math.max(...rows.map((row) => row.length));
  const parts = Array.from({ length: width }, (_, column) =>
    rows
      .map((row) => row[column] ?? '')
      // 万元 alone below a head is its unit.
      .map((text, at) => (at > 0 && isUnitWord(text) ? `（${text.replace(/^[(（]|[)）]$/g, '')}）` : text))
      // A cell merged downwards says the same in each of its rows.
      .filter((text, at, all) => text !== '' && text !== all[at - 1]),
  );
  const lowest = parts.map((own) => own.at(-1) ?? '');
  return parts.map((own) => {
    const last = own.at(-1) ?? '';
    const groups = own.slice(0, -1);
    const isOnly = lowest.filter((text) => text === last).length === 1;
    const alone = groups.length === 0 || (isOnly && !groups.some(isQualifier)) ? last : null;
    const path = groups.join('\n');
    const beside = parts.filter((other) => other !== own && other.slice(0, -1).join('\n') === path);
    return {
      text: join(own),
      alone,
      parts: own,
      beside: groups.length === 0 ? [] : beside.map((other) => other.at(-1) ?? ''),
    };
  });
}

/** A unit or a remark in brackets at the end of a group's head holds for its columns, unless they name their own. */
const inBrackets = /\s*[（(][^（()）]{1,12}[)）]$/;

function join(parts: readonly string[]): string {
  const brackets = parts.flatMap((part) => inBrackets.exec(part)?.[0] ?? []);
  const words = parts.map((part) => (parts.length === 1 ? part : part.replace(inBrackets, '')));
  const text = words.reduce((before, part) => {
    const isLatin = /[\w)]$/.test(before) && /^[\w(]/.test(part);
    return isLatin ? `${before} ${part}` : `${before}${part}`;
  }, '');
  return parts.length === 1 ? text : `${text}${brackets.at(-1) ?? ''}`;
}

/** Words of a group that change what stands below it: a year's, a plan's, a sum's figure is another one. */
const qualifiers =
  /[上去前本当今同明]年|[上本当同]期|[上本当]月|[上本当]季|年[初末底中]|[期月][初末]|累计|合计|小计|总计|计划|实际|预算|预计|目标|完成|应[收付发]|已|未|剩余|新增|增减|增长|占比|其中|其他|\d{2,4}年|20\d\d|last|previous|this year|planned|actual|total|cumulative|of which/i;

function isQualifier(group: string): boolean {
  return qualifiers.test(toHalfWidth(group)) || namesPeriod(group);
}

/** A block of merged cells, both ends included, rows and columns counted from 0. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows with every merged block filled with the text of its upper left cell. */
export function fillMerged(
  rows: readonly (readonly string[])[],
  merged: readonly MergedCells[],
): readonly (readonly string[])[] {
  if (merged.length === 0) return rows;
  const filled = rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of merged) {
    const text = rows[top]?.[left] ?? '';
    for (let row = top; row <= bottom; row += 1) {
      const cells = filled[row];
      if (cells === undefined) break;
      while (cells.length < left) cells.push('');
      for (let column = left; column <= right; column += 1) cells[column] = text;
    }
  }
  return filled;
}

/**
 * The same for rows whose merges are not known, as a copied text has them: what of a row of groups is blank belongs to the
 * group at its left, where both have a head below them (`资金` and a blank over `计划` and `实际`). What is blank below a
 * head stays so: that one was merged downwards. A title alone in its row is no group.
 */
export function fillGroups(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isFilled = (row: number, column: number): boolean => (rows[row]?.[column] ?? '').trim() !== '';
  const filled: (readonly string[])[] = [...rows];
  // From below: a part that is itself a group has a head below it.
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    if (isFilled(at, 0) && row.filter((text) => text.trim() !== '').length === 1) continue;
    const hasBelow = (column: number): boolean => (filled[at + 1]?.[column] ?? '').trim() !== '';
    let group: number | null = null;
    filled[at] = row.map((text, column) => {
      if (isFilled(at, column)) {
        group = hasBelow(column) ? column : null;
        return text;
      }
      const isOfGroup = group !== null && hasBelow(column) && !hasAbove(rows, at, column);
      return isOfGroup && group !== null ? (row[group] ?? '') : text;
    });
  }
  return filled;
}

/** Whether a head stands above a blank cell, directly or over another blank. */
function hasAbove(rows: readonly (readonly string[])[], at: number, column: number): boolean {
  for (let row = at - 1; row >= 0 && row > at - mostHeadRows; row -= 1) {
    const filled = (rows[row] ?? []).filter((text) => text.trim() !== '');
    if (filled.length === 1 || isCaptionRow(filled)) return false;
    if ((rows[row]?.[column] ?? '').trim() !== '') return true;
  }
  return false;
}
