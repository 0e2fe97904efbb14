import type { ConsolidationView, UnitLine } from '../../domain/consolidation-answers.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { formsOf } from '../../domain/form-set.ts';
import type { Membership } from '../../domain/indicators/membership.ts';
import type { CountyLedger } from '../../domain/indicators/same-record.ts';
import { type Survey, surveyOf } from '../../domain/indicators/survey.ts';
import { Ledger } from '../../domain/ledger.ts';
import type { Language } from '../../domain/locale/labels.ts';
import type { ProvinceBookTexts } from '../../domain/locale/province-book-labels.ts';
import { provinceBookTexts } from '../../domain/locale/province-book-texts.ts';
import type { FormId } from '../../domain/options.ts';
import { packageRecords } from '../../domain/package.ts';
import type { AnyRecord, RecordType } from '../../domain/records/catalogue.ts';
import type { ShownQuery } from '../../domain/review-answers.ts';
import type { AreaBook, IndustryBook } from '../../domain/rules/rule.ts';
import { type ReportedAccount, reportedAccounts } from '../report-file/sheets/accounts.ts';
import { SheetContext } from '../report-file/sheets/input.ts';
import type { SheetModel, StreamedRows } from '../workbook/model.ts';
import type { ColumnCheck, CountCheck } from '../workbook/written-totals.ts';

/** Everything that the consolidated workbook says; nothing comes from clock or surroundings. */
export interface BookInput {
  readonly view: ConsolidationView;
  readonly counties: readonly CountyLedger[];
  readonly members: readonly Membership[];
  readonly language: Language;
  readonly areas: Pick<AreaBook, 'name'>;
  readonly industries: Pick<IndustryBook, 'name'>;
  readonly appVersion: string;
  /** Name of who adds up. */
  readonly unitName: string;
  /** Number of the consolidation among those of its period. */
  readonly version: number;
  readonly made: { readonly at: string; readonly by: string };
  /** What was asked about the units' reports of the period. */
  readonly queries: readonly { readonly unit: string; readonly queries: readonly ShownQuery[] }[];
}

/** A sheet with what is to be found in it once it is written. */
export interface BookSheet {
  readonly sheet: SheetModel;
  /** Rows of a long list, which are made as they are written. */
  readonly stream?: StreamedRows;
  readonly columns: readonly ColumnCheck[];
  readonly counts: readonly CountCheck[];
}

/** A county with what its forms of the period hold. */
export interface BookCounty extends CountyLedger {
  readonly line: UnitLine;
  /** Records of the period by type; what another unit's record stands for is left out. */
  readonly rows: (type: RecordType) => readonly AnyRecord[];
  /** Accounts whose rows count for this unit. */
  readonly accounts: readonly ReportedAccount[];
}

/** The input with what every sheet asks of it. */
export class BookContext {
  readonly input: BookInput;
  readonly texts: ProvinceBookTexts;
  readonly survey: Survey;
  readonly counties: readonly BookCounty[];
  /** For the machinery of the forms' own sheets: labels, numbers of columns, page footers. */
  readonly sheets: SheetContext;
  readonly forms: readonly FormId[];

  constructor(input: BookInput) {
    this.input = input;
    this.texts = provinceBookTexts[input.language];
    const { view, counties, members } = input;
    this.survey = surveyOf(counties, view.period, { list: members });
    this.forms = formsOf(view.period);
    const lines = new Map(
      view.prefectures.flatMap(({ units }) => units.map((line) => [line.unit, line] as const)),
    );
    this.counties = counties.flatMap((county) => {
      const line = lines.get(county.unit);
      return line === undefined ? [] : [this.#countyOf(county, line)];
    });
    this.sheets = new SheetContext({
      ledger: new Ledger({}),
      records: [],
      period: view.period,
      unit: { code: '', name: input.unitName },
      signers: {
        unit_head: '',
        stat_head: '',
        filler: input.made.by,
        phone: '',
        report_date: input.made.at.slice(0, 10) as IsoDate,
      },
      version: input.version,
      correctionReason: null,
      checked: [],
      forms: this.forms,
      areas: input.areas,
      industries: input.industries,
      language: input.language,
      appVersion: input.appVersion,
    });
  }

  #countyOf(county: CountyLedger, line: UnitLine): BookCounty {
    const { survey } = this;
    const byType = Map.groupBy(packageRecords(county.ledger, survey.period), ({ type }) => type);
    const shared = { enclave: survey.enclaves, project: survey.projects, platform: survey.platforms };
    const kept = new Map<RecordType, readonly AnyRecord[]>();
    const rows = (type: RecordType): readonly AnyRecord[] => {
      const known = kept.get(type);
      if (known !== undefined) return known;
      const all = (byType.get(type) ?? []).map(({ record }) => record);
      const of = shared[type as keyof typeof shared] as (typeof shared)['enclave'] | undefined;
      const counted = of === undefined ? all : all.filter(({ id }) => of.counts(county.unit, id));
      kept.set(type, counted);
      return counted;
    };
    const accounts = reportedAccounts(county.ledger, county.unit, survey.period).filter(({ account }) =>
      survey.accounts.counts(county.unit, account),
    );
    return { ...county, line, rows, accounts };
  }
}
