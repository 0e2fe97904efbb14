import type { HiddenOptions } from './offered-options.ts';
import type { FormId, OptionOf } from './options.ts';

/** What `session.open` answers besides role and unit; see `Session`. */
export interface OfficeSettings {
  /** Of a county's department; null for every other role. */
  readonly department: Department | null;
  /** Telephone of the person who works here: the signers' default. */
  readonly phone: string | null;
  /** Defaults of a report's foot. */
  readonly unit_head: string | null;
  readonly stat_head: string | null;
  readonly theme: OptionOf<'theme'>;
  readonly text_size: OptionOf<'textSize'>;
  /** A report was filed: role and unit cannot be changed any more. */
  readonly unit_fixed: boolean;
  /** These are the sample data, not the unit's own. */
  readonly is_sample: boolean;
  /** Version of the province's settings that rules here; null where none does, and at the province itself. */
  readonly province_settings: number | null;
  /** Options that the province does not offer any more. */
  readonly hidden_options: HiddenOptions;
  /** Sample data lie beside the own ledger, to be entered or removed. */
  readonly sample_kept: boolean;
}

/** A department of a county that fills some of its forms (model §2.0: every form has one owning department). */
export interface Department {
  readonly name: string;
  /** Forms that it fills, in their order. */
  readonly forms: readonly FormId[];
}

/** A prefecture or county of the province, to choose the unit from. */
export interface UnitChoice {
  readonly code: string;
  readonly name: string;
  /** On the list of mountain counties today. */
  readonly member: boolean;
}
