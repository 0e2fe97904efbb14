import type { CheckAnswer, Signers } from '../domain/answers.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { PackagedRecord } from '../domain/package.ts';
import type { AreaBook, IndustryBook } from '../domain/rules/rule.ts';
import type { CellMapEntry } from '../exchange/report-file/cell-map.ts';
import type { Manifest } from '../exchange/report-file/manifest.ts';
import { reportSheets } from '../exchange/report-file/sheets/report-sheets.ts';
import type { Paper, SheetModel } from '../exchange/workbook/model.ts';

/** What the sheets for people are drawn from. */
export interface SheetsInput {
  readonly ledger: Ledger;
  readonly records: readonly PackagedRecord[];
  readonly manifest: Omit<Manifest, 'control_totals'>;
  readonly check: CheckAnswer;
  readonly areas: Pick<AreaBook, 'name'>;
  readonly industries: Pick<IndustryBook, 'name'>;
  /** As in `ReportSheetsInput`. */
  readonly draft?: { readonly paper: Paper };
}

export interface DrawnSheets {
  readonly sheets: readonly SheetModel[];
  readonly cellMap: readonly CellMapEntry[];
  /** Sums by name, in fen. */
  readonly controlTotals: Readonly<Record<string, number>>;
}

/** Draws the sheets of a report that people read. */
export type DrawSheets = (input: SheetsInput) => DrawnSheets;

/** The official forms of the period, in Chinese, whatever language the window is in: they are printed and signed. */
export const drawReportSheets: DrawSheets = ({
  ledger,
  records,
  manifest,
  check,
  areas,
  industries,
  draft,
}) =>
  reportSheets({
    ledger,
    records,
    period: manifest.period,
    unit: manifest.unit,
    // The manifest's schema holds the day to a date of the calendar.
    signers: manifest.signers as Signers,
    version: manifest.version,
    settingsVersion: manifest.settings_version,
    correctionReason: manifest.correction_reason,
    checked: check.violations,
    forms: check.forms.map(({ form }) => form),
    areas,
    industries,
    language: 'zh-CN',
    appVersion: manifest.app_version,
    ...(draft === undefined ? {} : { draft }),
  });
