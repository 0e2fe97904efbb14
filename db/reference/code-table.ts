import type { IsoDate } from '../domain/dates.ts';

/** A code with its name and what it lies in, dated as far as that is known. */
export interface DatedCode {
  readonly code: string;
  /** '' at the top level. */
  readonly parent: string;
  readonly name: string;
  /** First day; null: not known, counts as always. */
  readonly valid_from: IsoDate | null;
  /** Last day; null: in force, or not known. */
  readonly valid_to: IsoDate | null;
}

/** Codes as shipped, under newer ones that were imported; by code and by parent. */
export class CodeTable {
  readonly #shipped: readonly DatedCode[];
  readonly #byCode = new Map<string, DatedCode>();
  readonly #byParent = new Map<string, DatedCode[]>();

  constructor(shipped: Iterable<DatedCode>) {
    this.#shipped = [...shipped];
    this.lay([]);
  }

  /** Lays imported codes over the shipped ones, in the place of those laid before. */
  lay(imported: Iterable<DatedCode>): void {
    this.#byCode.clear();
    this.#byParent.clear();
    for (const one of [...this.#shipped, ...imported]) this.#byCode.set(one.code, one);
    for (const one of [...this.#byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
      const siblings = this.#byParent.get(one.parent);
      if (siblings === undefined) this.#byParent.set(one.parent, [one]);
      else siblings.push(one);
    }
  }

  get(code: string): DatedCode | undefined {
    return this.#byCode.get(code);
  }

  /** Every code, lapsed ones included. */
  all(): readonly DatedCode[] {
    return [...this.#byCode.values()];
  }

  /** Codes in force right below a code ('' for the top level), in order of code. */
  children(parent: string): readonly DatedCode[] {
    return (this.#byParent.get(parent) ?? []).filter(({ valid_to }) => valid_to === null);
  }

  /** What a code lies in, from the top level down. */
  within(code: string): readonly DatedCode[] {
    const parent = this.#byCode.get(this.#byCode.get(code)?.parent ?? '');
    return parent === undefined ? [] : [...this.within(parent.code), parent];
  }
}

/**
 * Lines of a shipped `code,parent,level,name_zh`, in file order.
 * @throws when a line has not four columns: a damaged installation must not start with half a table.
 */
export function readCodeTable(text: string, fileName: string): readonly DatedCode[] {
  const lines: DatedCode[] = [];
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const [code, parent, , name, ...rest] = line.split(',');
    if (code === undefined || parent === undefined || name === undefined || rest.length > 0) {
      throw new Error(`${fileName}: unreadable line "${line}"`);
    }
    lines.push({ code, parent, name, valid_from: null, valid_to: null });
  }
  return lines;
}
