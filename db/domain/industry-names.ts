import type { IndustryBook } from './rules/rule.ts';
import { normaliseText, toHalfWidth } from './text.ts';

const plain = (text: string): string => toHalfWidth(normaliseText(text)).replace(/\s/g, '');

const CLASS = /^\d{4}$/;

/** Industry codes that a page knows, with their Chinese names: for showing codes by name and reading typed names. */
export class IndustryNames implements IndustryBook {
  readonly #names: Readonly<Record<string, string>>;
  #byText: Map<string, string[]> | undefined;

  /** @param names name by code, of any level */
  constructor(names: Readonly<Record<string, string>>) {
    this.#names = names;
  }

  name(code: string): string | undefined {
    return Object.hasOwn(this.#names, code) ? this.#names[code] : undefined;
  }

  isClass(code: string): boolean {
    return CLASS.test(code) && this.name(code) !== undefined;
  }

  /**
   * Classes that a text may mean: a name, or code and name as a read cell shows them. Only classes: a group without
   * subdivision has the name of its only class.
   */
  find(text: string): readonly string[] {
    if (this.#byText === undefined) {
      const byText = new Map<string, string[]>();
      for (const [code, name] of Object.entries(this.#names)) {
        if (!CLASS.test(code)) continue;
        for (const word of [plain(name), plain(`${code}${name}`)])
          byText.set(word, [...(byText.get(word) ?? []), code]);
      }
      this.#byText = byText;
    }
    return this.#byText.get(plain(text)) ?? [];
  }

  /** Known classes with their names, in order of code. */
  choices(): readonly { readonly code: string; readonly name: string }[] {
    return Object.entries(this.#names)
      .filter(([code]) => CLASS.test(code))
      .map(([code, name]) => ({ code, name }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }
}
