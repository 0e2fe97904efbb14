import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndustryBook } from '../domain/rules/rule.ts';
import { readCodeTable } from './code-table.ts';

/** A section (门类, a letter), division (大类), group (中类) or class (小类) of GB/T 4754-2017. */
export interface Industry {
  readonly code: string;
  /** '' for a section. */
  readonly parent: string;
  readonly name: string;
}

/** The classification of industries, by code and by parent. */
export class IndustryTable implements IndustryBook {
  readonly #byCode = new Map<string, Industry>();
  readonly #byParent = new Map<string, Industry[]>();

  constructor(industries: Iterable<Industry>) {
    for (const industry of industries) {
      this.#byCode.set(industry.code, industry);
      const siblings = this.#byParent.get(industry.parent);
      if (siblings === undefined) this.#byParent.set(industry.parent, [industry]);
      else siblings.push(industry);
    }
  }

  name(code: string): string | undefined {
    return this.#byCode.get(code)?.name;
  }

  isClass(code: string): boolean {
    return code.length === 4 && this.#byCode.has(code);
  }

  /**
   * Classes whose name or whose group's or division's name holds a text, or whose code begins with it (`13`, `C13`, `C`):
   * names that begin with it first, then names that hold it, then those found by what they lie in; at most `most`.
   */
  search(text: string, most: number): readonly Industry[] {
    const [, section, digits] = /^([A-Ta-t]?)(\d*)$/.exec(text) ?? [];
    const byCode = section !== undefined && digits !== undefined;
    const rank = ({ code, name }: Industry): number | undefined => {
      if (byCode) {
        const lies = section === '' || this.within(code)[0]?.code === section.toUpperCase();
        return code.startsWith(digits) && lies ? 0 : undefined;
      }
      if (name === text) return 0;
      if (name.startsWith(text)) return 1;
      if (name.includes(text)) return 2;
      return this.within(code).some((upper) => upper.name.includes(text)) ? 3 : undefined;
    };
    return [...this.#byCode.values()]
      .filter(({ code }) => this.isClass(code))
      .map((industry) => ({ industry, rank: rank(industry) }))
      .filter((one): one is { industry: Industry; rank: number } => one.rank !== undefined)
      .toSorted((a, b) => a.rank - b.rank || (a.industry.code < b.industry.code ? -1 : 1))
      .slice(0, most)
      .map(({ industry }) => industry);
  }

  /** What a code lies in, from its section down. */
  within(code: string): readonly Industry[] {
    const parent = this.#byCode.get(this.#byCode.get(code)?.parent ?? '');
    return parent === undefined ? [] : [...this.within(parent.code), parent];
  }

  /** What lies right below a code ('' for the sections), in code order. */
  children(parent: string): readonly Industry[] {
    return this.#byParent.get(parent) ?? [];
  }

  /** Every class, in code order. */
  classes(): readonly Industry[] {
    return [...this.#byCode.values()].filter(({ code }) => this.isClass(code));
  }
}

/**
 * Reads `reference/industries.csv` below the resources folder.
 * @throws when a line has not four columns: a damaged installation must not start with half a table.
 */
export function loadIndustryTable(resourcesDir: string): IndustryTable {
  const file = join(resourcesDir, 'reference', 'industries.csv');
  return new IndustryTable(readCodeTable(readFileSync(file, 'utf8'), 'industries.csv'));
}
