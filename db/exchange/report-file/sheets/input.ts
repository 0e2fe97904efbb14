import type { CheckedViolation, Signers } from '../../../domain/answers.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Ledger } from '../../../domain/ledger.ts';
import type { Language, ReportSheetTexts } from '../../../domain/locale/labels.ts';
import { localeOf } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import type { PackagedRecord } from '../../../domain/package.ts';
import { type Period, periodEnd } from '../../../domain/period.ts';
import { recordLabel } from '../../../domain/record-label.ts';
import type { RecordOf, RecordType } from '../../../domain/records/catalogue.ts';
import type { AreaBook, IndustryBook } from '../../../domain/rules/rule.ts';
import type { Paper } from '../../workbook/model.ts';

/** Everything that the sheets say; nothing comes from clock or surroundings. */
export interface ReportSheetsInput {
  /** The unit's own whole ledger, from which figures are computed. */
  readonly ledger: Ledger;
  /** What the package holds, and the lists show. */
  readonly records: readonly PackagedRecord[];
  readonly period: Period;
  readonly unit: { readonly code: string; readonly name: string };
  readonly signers: Signers;
  readonly version: number;
  readonly correctionReason: string | null;
  /** What the check found, with the explanations that answer it. */
  readonly checked: readonly CheckedViolation[];
  readonly forms: readonly FormId[];
  readonly areas: Pick<AreaBook, 'name'>;
  readonly industries: Pick<IndustryBook, 'name'>;
  readonly language: Language;
  readonly appVersion: string;
  /** Version of the province's settings; left out where none was in force. */
  readonly settingsVersion?: number | undefined;
  /** A draft to look at and print: the forms alone, marked as not filed, on the paper chosen. */
  readonly draft?: { readonly paper: Paper };
}

/** The input with what every sheet asks of it. */
export class SheetContext {
  readonly input: ReportSheetsInput;
  readonly texts: ReportSheetTexts;
  /** Last day of the period: the day of computed figures. */
  readonly to: IsoDate;
  readonly #byType = new Map<RecordType, unknown[]>();
  readonly #names = new Map<string, string>();

  constructor(input: ReportSheetsInput) {
    this.input = input;
    this.texts = localeOf(input.language).reportSheets;
    this.to = periodEnd(input.period);
    for (const { type, record } of input.records) {
      const rows = this.#byType.get(type);
      if (rows === undefined) this.#byType.set(type, [record]);
      else rows.push(record);
    }
  }

  get language(): Language {
    return this.input.language;
  }

  /** Packaged records of a type. */
  packaged<T extends RecordType>(type: T): readonly RecordOf<T>[] {
    return (this.#byType.get(type) ?? []) as readonly RecordOf<T>[];
  }

  /** What a record is called. */
  nameOf(type: RecordType, id: string): string {
    const key = `${type}/${id}`;
    let name = this.#names.get(key);
    if (name === undefined) {
      const { ledger, areas, language } = this.input;
      name = recordLabel(ledger, areas, language, type, id);
      this.#names.set(key, name);
    }
    return name;
  }

  /** Name of an area, or its code where the table has no name. */
  areaName(code: string): string {
    return this.input.areas.name(code) ?? code;
  }

  /** Name of an industry code; undefined where the table has none. */
  industryName(code: string): string | undefined {
    return this.input.industries.name(code);
  }
}
