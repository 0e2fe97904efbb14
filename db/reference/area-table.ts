import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../domain/dates.ts';
import type { AreaBook } from '../domain/rules/rule.ts';
import { areaChanges } from './area-changes.ts';
import { CodeTable, type DatedCode, readCodeTable } from './code-table.ts';

/** Area codes, by code and by parent. Names of lower levels are given without their parents'. */
export class AreaTable implements AreaBook {
  readonly codes: CodeTable;

  constructor(areas: Iterable<DatedCode>) {
    this.codes = new CodeTable(areas);
  }

  /** Name of a code, lapsed or not. */
  name(code: string): string | undefined {
    return this.codes.get(code)?.name;
  }

  /** Whether the code is in the table and it and all it lies in are valid on the day; unknown validity counts as valid. */
  isValid(code: string, on: IsoDate): boolean {
    const area = this.codes.get(code);
    if (area === undefined) return false;
    return [area, ...this.codes.within(code)].every(
      ({ valid_from, valid_to }) =>
        (valid_from === null || valid_from <= on) && (valid_to === null || on <= valid_to),
    );
  }

  /**
   * Areas whose name holds a text, or whose code begins with it: those in force first, then names that begin with it, then
   * those of Zhejiang, then upper levels; at most `most`.
   */
  search(text: string, digits: number | undefined, most: number): readonly DatedCode[] {
    const isCode = /^\d+$/.test(text);
    const found = this.codes
      .all()
      .filter(
        ({ code, name }) =>
          (digits === undefined || code.length === digits) &&
          (isCode ? code.startsWith(text) : name.includes(text)),
      );
    const rank = ({ code, name, valid_to }: DatedCode): number =>
      (valid_to === null ? 0 : 1000) +
      (name.startsWith(text) ? 0 : 100) +
      (code.startsWith('33') ? 0 : 10) +
      code.length / 2;
    return found.toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1)).slice(0, most);
  }

  /** Names of the areas that a code lies in, from the province down. */
  within(code: string): readonly string[] {
    return this.codes.within(code).map(({ name }) => name);
  }

  /** Areas in force right below a code ('' for the provinces), in code order. */
  children(parent: string): readonly DatedCode[] {
    return this.codes.children(parent);
  }
}

/**
 * Reads `reference/areas.csv` below the resources folder.
 * @throws when a line has not four columns: a damaged installation must not start with half a table.
 */
export function loadAreaTable(resourcesDir: string): AreaTable {
  const file = join(resourcesDir, 'reference', 'areas.csv');
  return new AreaTable([...readCodeTable(readFileSync(file, 'utf8'), 'areas.csv'), ...areaChanges]);
}
