import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../domain/dates.ts';
import type { AreaBook } from '../domain/rules/rule.ts';
import { readCodeTable } from './code-table.ts';

export interface Area {
  readonly code: string;
  readonly parent: string;
  readonly name: string;
}

/** Area codes of the shipped table, by code and by parent. Names of lower levels are given without their parents'. */
export class AreaTable implements AreaBook {
  readonly #byCode = new Map<string, Area>();
  readonly #byParent = new Map<string, Area[]>();

  constructor(areas: Iterable<Area>) {
    for (const area of areas) {
      this.#byCode.set(area.code, area);
      const siblings = this.#byParent.get(area.parent);
      if (siblings === undefined) this.#byParent.set(area.parent, [area]);
      else siblings.push(area);
    }
  }

  name(code: string): string | undefined {
    return this.#byCode.get(code)?.name;
  }

  /** The table carries no validity dates, and unknown validity counts as valid. */
  isValid(code: string, _on: IsoDate): boolean {
    return this.#byCode.has(code);
  }

  /**
   * Areas whose name holds a text, or whose code begins with it: names that begin with it first, then those of Zhejiang,
   * then upper levels; at most `most`.
   */
  search(text: string, digits: number | undefined, most: number): readonly Area[] {
    const isCode = /^\d+$/.test(text);
    const found = [...this.#byCode.values()].filter(
      ({ code, name }) =>
        (digits === undefined || code.length === digits) &&
        (isCode ? code.startsWith(text) : name.includes(text)),
    );
    const rank = ({ code, name }: Area): number =>
      (name.startsWith(text) ? 0 : 100) + (code.startsWith('33') ? 0 : 10) + code.length / 2;
    return found.toSorted((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1)).slice(0, most);
  }

  /** Names of the areas that a code lies in, from the province down. */
  within(code: string): readonly string[] {
    const parent = this.#byCode.get(this.#byCode.get(code)?.parent ?? '');
    return parent === undefined ? [] : [...this.within(parent.code), parent.name];
  }

  /** Areas right below a code ('' for the provinces), in code order. */
  children(parent: string): readonly Area[] {
    return this.#byParent.get(parent) ?? [];
  }
}

/**
 * Reads `reference/areas.csv` below the resources folder.
 * @throws when a line has not four columns: a damaged installation must not start with half a table.
 */
export function loadAreaTable(resourcesDir: string): AreaTable {
  const file = join(resourcesDir, 'reference', 'areas.csv');
  return new AreaTable(readCodeTable(readFileSync(file, 'utf8'), 'areas.csv'));
}
