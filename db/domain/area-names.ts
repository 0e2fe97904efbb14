import type { IsoDate } from './dates.ts';
import type { AreaBook } from './rules/rule.ts';
import { normaliseText, toHalfWidth } from './text.ts';

const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/\s/g, '');

/** Area codes that a page knows, with their names: for showing codes by name, reading typed names, and for rules. */
export class AreaNames implements AreaBook {
  readonly #names: Readonly<Record<string, string>>;
  #byText: Map<string, string[]> | undefined;

  /** @param names name by code; a code that stands for itself is one that the area table does not know */
  constructor(names: Readonly<Record<string, string>>) {
    this.#names = names;
  }

  name(code: string): string | undefined {
    return Object.hasOwn(this.#names, code) ? this.#names[code] : undefined;
  }

  /** Unknown validity counts as valid; a code without a name is none of the table. */
  isValid(code: string, _on: IsoDate): boolean {
    const name = this.name(code);
    return name !== undefined && name !== code;
  }

  /** Codes that a name or a code may mean; several where a name is not unique. */
  find(text: string): readonly string[] {
    if (this.#byText === undefined) {
      const byText = new Map<string, string[]>();
      for (const [code, name] of Object.entries(this.#names)) {
        for (const word of new Set([code, plain(name)]))
          byText.set(word, [...(byText.get(word) ?? []), code]);
      }
      this.#byText = byText;
    }
    return this.#byText.get(plain(text)) ?? [];
  }

  /** What an edit cell holds: the name, or the code where the name is not the only one of its kind. */
  typed(code: string): string {
    const name = this.name(code);
    return name !== undefined && this.find(name).length === 1 ? name : code;
  }

  /** Known codes of a number of digits (any, if left out) with their names, in order of code. */
  choices(digits?: number): readonly { readonly code: string; readonly name: string }[] {
    return Object.entries(this.#names)
      .filter(([code]) => digits === undefined || code.length === digits)
      .map(([code, name]) => ({ code, name }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }
}
