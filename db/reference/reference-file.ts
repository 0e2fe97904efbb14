import type { ReferenceKind } from '../domain/answers.ts';
import { FailureError } from '../domain/failure.ts';
import { normaliseText, toHalfWidth } from '../domain/text.ts';

/** A line of a reference file that was accepted. */
export interface ReferenceLine {
  readonly code: string;
  /** '' at the top level. */
  readonly parent: string;
  readonly name: string;
}

export interface ReferenceFile {
  readonly kind: ReferenceKind;
  readonly lines: readonly ReferenceLine[];
}

const header = 'code,parent,level,name_zh';
/** The shipped table of areas has 170 KiB. */
const mostBytes = 10_000_000;
const longestName = 100;

/** Length of a code by its level, from 1. */
const lengths: { readonly [K in ReferenceKind]: readonly number[] } = {
  areas: [2, 4, 6, 9],
  industries: [1, 2, 3, 4],
};

/**
 * Reads a table of area or industry codes: CSV with the columns `code,parent,level,name_zh`, in UTF-8 (with or without byte
 * order mark) or in GB18030, as Excel in China saves it. Which of both it is, the first code says.
 * @param known whether a code that the file does not hold is there already: a parent may be
 * @throws FailureError `reference_refused` with the line (from 1) and the reason; nothing is guessed
 */
export function readReferenceFile(
  bytes: Uint8Array,
  fileName: string,
  known: (kind: ReferenceKind, code: string) => boolean,
): ReferenceFile {
  const refuse = (reason: string, line: number | null): never => {
    throw new FailureError('reference_refused', { file: fileName, reason, line });
  };
  if (bytes.length > mostBytes) refuse('too_large', null);
  const [first, ...rest] = decoded(bytes, () => refuse('bad_encoding', null)).split(/\r\n|\r|\n/);
  if (
    cellsOf(first ?? '')
      ?.join(',')
      .replace(/,+$/, '')
      .toLowerCase() !== header
  )
    refuse('bad_header', 1);
  const rows = rest
    .map((text, index) => ({ cells: cellsOf(text), line: index + 2 }))
    .filter(({ cells }) => cells === undefined || cells.some((cell) => cell !== ''));
  const [top] = rows;
  if (top === undefined) return refuse('no_rows', null);
  const kind: ReferenceKind = rows.some(({ cells }) => /^[A-Z]$/.test(cells?.[0] ?? ''))
    ? 'industries'
    : 'areas';
  const inFile = new Set(rows.map(({ cells }) => cells?.[0] ?? ''));
  const seen = new Set<string>();
  const lines = rows.map(({ cells, line }): ReferenceLine => {
    if (cells === undefined || cells.slice(4).some((cell) => cell !== '') || cells.length < 4)
      return refuse('bad_columns', line);
    const [code = '', parent = '', level = '', name = ''] = cells;
    const problem =
      codeProblem(kind, code, parent, Number(level)) ??
      (seen.has(code) ? 'duplicate_code' : undefined) ??
      (name === '' || name.length > longestName ? 'bad_code_name' : undefined) ??
      (parent !== '' && !inFile.has(parent) && !known(kind, parent) ? 'no_parent' : undefined);
    if (problem !== undefined) refuse(problem, line);
    seen.add(code);
    return { code, parent, name };
  });
  return { kind, lines };
}

function codeProblem(kind: ReferenceKind, code: string, parent: string, level: number): string | undefined {
  const length = lengths[kind][level - 1];
  if (kind === 'areas' && /^\d{12}$/.test(code)) return 'village_code';
  if (length === undefined) return 'bad_level';
  const isSection = kind === 'industries' && level === 1;
  // A spreadsheet that took codes for numbers: 01 became 1.
  if (!isSection && /^\d+$/.test(code) && code.length === length - 1) return 'lost_zero';
  if (!(isSection ? /^[A-Z]$/ : /^\d+$/).test(code) || code.length !== length) return 'bad_code';
  if (level === 1) return parent === '' ? undefined : 'bad_parent';
  // A division lies in a section, whose letter is no part of its code.
  if (kind === 'industries' && level === 2) return /^[A-Z]$/.test(parent) ? undefined : 'bad_parent';
  return parent === code.slice(0, lengths[kind][level - 2]) ? undefined : 'bad_parent';
}

function decoded(bytes: Uint8Array, refuse: () => never): string {
  const as = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    return as('utf-8');
  } catch {
    try {
      return as('gb18030');
    } catch {
      return refuse();
    }
  }
}

/** Cells of a line, trimmed; undefined where a quotation mark is left open. */
function cellsOf(line: string): readonly string[] | undefined {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const match = cell.exec(line);
    if (match === null) return undefined;
    const text = match[1]?.replaceAll('""', '"') ?? match[2] ?? '';
    cells.push(cells.length < 3 ? toHalfWidth(normaliseText(text)).trim() : normaliseText(text).trim());
    if (match[3] === '') return cells;
  }
}
