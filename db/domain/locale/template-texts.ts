import type { FieldKind } from '../fields.ts';

/** Words of templates, which are filled in elsewhere and come back; templates of `fill.ts`. */
export interface TemplateTexts {
  /** `{name}`: type or form. */
  readonly title: string;
  /** In the names of files. */
  readonly fileStem: string;
  readonly registers: string;
  /** All that belongs to villages. */
  readonly ofVillages: string;
  readonly withoutTown: string;
  /** `{names}`: the first of many. */
  readonly andMore: string;
  /** Line under the title. */
  readonly made: string;
  readonly version: string;
  /** Line above the heads: `{row}` where filling in begins. */
  readonly hint: string;
  /** Words in the first column, beside the rows. */
  readonly marks: {
    readonly how: string;
    readonly example: string;
    readonly first: string;
  };
  readonly needs: {
    readonly required: string;
    readonly conditional: string;
    readonly optional: string;
    readonly onRequest: string;
  };
  /** How a value is written, by kind; `{example}`. */
  readonly how: { readonly [K in FieldKind]: string };
  readonly fromList: string;
  /** What a cell refuses. */
  readonly errors: {
    readonly title: string;
    readonly list: string;
    readonly reference: string;
    readonly number: string;
    readonly whole: string;
    readonly date: string;
    readonly long: string;
  };
  /** A value in the row that shows how it is done, where none is known by the field's name. */
  readonly exampleText: string;
  /** By the field's name, or by type and name where several types have a field of that name. */
  readonly examples: Readonly<Record<string, string>>;
  readonly guide: {
    readonly tab: string;
    readonly title: string;
    readonly steps: readonly string[];
    /** Where records are filled in already. */
    readonly prefilled: string;
    readonly colours: string;
    readonly sheet: string;
    readonly heads: {
      readonly field: string;
      readonly need: string;
      readonly unit: string;
      readonly how: string;
      readonly help: string;
    };
    readonly rules: string;
    readonly options: string;
  };
}
