import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndustryBook } from '../domain/rules/rule.ts';
import { CodeTable, type DatedCode, readCodeTable } from './code-table.ts';

/**
 * The classification of industries GB/T 4754-2017, by code and by parent: sections (门类, a letter), divisions (大类),
 * groups (中类) and classes (小类).
 */
export class IndustryTable implements IndustryBook {
  readonly codes: CodeTable;

  constructor(industries: Iterable<DatedCode>) {
    this.codes = new CodeTable(industries);
  }

  name(code: string): string | undefined {
    return this.codes.get(code)?.name;
  }

  /** A class that lapsed with an imported edition is none any more; its name stays. */
  isClass(code: string): boolean {
    return code.length === 4 && this.codes.get(code)?.valid_to === null;
  }

  /**
   * Classes whose name or whose group's or division's name holds a text, or whose code begins with it (`13`, `C13`, `C`):
   * names that begin with it first, then names that hold it, then those found by what they lie in; at most `most`.
   */
  search(text: string, most: number): readonly DatedCode[] {
    const [, section, digits] = /^([A-Ta-t]?)(\d*)$/.exec(text) ?? [];
    const byCode = section !== undefined && digits !== undefined;
    const rank = ({ code, name }: DatedCode): number | undefined => {
      if (byCode) {
        const lies = section === '' || this.within(code)[0]?.code === section.toUpperCase();
        return code.startsWith(digits) && lies ? 0 : undefined;
      }
      if (name === text) return 0;
      if (name.startsWith(text)) return 1;
      if (name.includes(text)) return 2;
      return this.within(code).some((upper) => upper.name.includes(text)) ? 3 : undefined;
    };
    return this.classes()
      .map((industry) => ({ industry, rank: rank(industry) }))
      .filter((one): one is { industry: DatedCode; rank: number } => one.rank !== undefined)
      .toSorted((a, b) => a.rank - b.rank || (a.industry.code < b.industry.code ? -1 : 1))
      .slice(0, most)
      .map(({ industry }) => industry);
  }

  /** What a code lies in, from its section down. */
  within(code: string): readonly DatedCode[] {
    return this.codes.within(code);
  }

  /** What lies right below a code ('' for the sections), in code order. */
  children(parent: string): readonly DatedCode[] {
    return this.codes.children(parent);
  }

  /** Every class, in code order. */
  classes(): readonly DatedCode[] {
    return this.codes.all().filter(({ code }) => this.isClass(code));
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
