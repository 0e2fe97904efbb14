import type { AreaNames } from '../../domain/area-names.ts';
import type { Language } from '../../domain/locale/labels.ts';
import type { HiddenOptions } from '../../domain/offered-options.ts';
import type { FieldValue, RecordType } from '../../domain/records/catalogue.ts';

/** Values of a record that a template is filled in with; fields that are left out stay blank. */
export type FilledRow = Readonly<Record<string, FieldValue>>;

/** What a template is made of besides the declarations. */
export interface TemplateInput {
  readonly language: Language;
  /** In which amounts are filled in. */
  readonly moneyUnit: 'yuan' | 'wanYuan';
  /** What it is a template of: a type or a form. */
  readonly name: string;
  /** Name and code of the unit that hands it out. */
  readonly unit: string;
  readonly unitCode: string;
  /** Name of the township that fills it in; null: no matter which. */
  readonly town: string | null;
  /** ISO date and instant. */
  readonly day: string;
  readonly created: string;
  /** Year that examples are of. */
  readonly year: number;
  readonly formVersion: string;
  readonly sheets: readonly { readonly type: RecordType; readonly rows: readonly FilledRow[] }[];
  readonly areas: AreaNames;
  /** A record of a type whose values fit together; undefined where none is known. */
  readonly example: (type: RecordType) => FilledRow | undefined;
  /** Options that the province does not offer any more. */
  readonly hidden: HiddenOptions;
  /** What the ledger's records of a type are called, by id, in the order in which they are offered. */
  readonly references: (type: RecordType) => ReadonlyMap<string, string>;
  /** Names of the areas that are offered for a field of so many digits. */
  readonly areaChoices: (digits: number | undefined) => readonly string[];
}
