import { localeOf } from '../../../domain/locale/locale.ts';
import type { FormId } from '../../../domain/options.ts';
import { periodKind } from '../../../domain/period.ts';
import { declarationOf, type RecordType, recordTypes } from '../../../domain/records/catalogue.ts';
import type { SheetModel } from '../../workbook/model.ts';
import type { CellMapEntry } from '../cell-map.ts';
import { type ReportedAccount, reportedAccounts } from './accounts.ts';
import { attachedLists, countsInSum, isSummed, orderedRecords } from './attached-lists.ts';
import { contributionSheet } from './contribution-sheet.ts';
import { type ControlTotals, controlTotals } from './control-totals.ts';
import { distributionLines } from './distribution-lines.ts';
import { enclaveSheet } from './enclave-sheet.ts';
import { explanationsSheet } from './explanations-sheet.ts';
import { figuresSheet } from './figures-sheet.ts';
import { type HeadOptions, titleOf } from './form-head.ts';
import { identitiesOf } from './form-line.ts';
import { type ReportSheetsInput, SheetContext } from './input.ts';
import { investmentSheets } from './investment-sheet.ts';
import { nilForm, nilSheet } from './nil-sheet.ts';
import { formNotes, identitiesOfList, yearToDateNote } from './notes.ts';
import { queriesSheet } from './queries-sheet.ts';
import { recordColumns } from './record-columns.ts';
import { recordList } from './record-list.ts';
import { returnLines } from './return-lines.ts';
import type { FinishedSheet } from './sheet-builder.ts';
import { villageDistribution } from './village-distribution.ts';
import { villageSheet } from './village-sheet.ts';

/** What stands in a report file before `_shl`. */
export interface ReportSheets {
  readonly sheets: SheetModel[];
  /** Where records' fields and the forms' figures stand. */
  readonly cellMap: CellMapEntry[];
  /** Sums of the unit in fen, for the manifest. */
  readonly controlTotals: ControlTotals;
}

/** How a form is drawn, and which record types it shows itself; its other types are lists attached to it. */
interface FormSheets {
  readonly shows: readonly RecordType[];
  /** Shown beside those in packages of that kind only: its months are a list of the year. */
  readonly showsInMonth?: readonly RecordType[];
  readonly draw: (
    context: SheetContext,
    names: { readonly tab: string; readonly head: HeadOptions },
    accounts: readonly ReportedAccount[],
  ) => readonly (FinishedSheet | null)[];
}

/** Forms with a sheet of their own making; any other is drawn as the list of its first record type (`listForm`). */
const formSheets: { readonly [F in FormId]?: FormSheets } = {
  enclave: {
    shows: ['enclave'],
    draw: (context, { tab, head }) => [enclaveSheet(context, tab, head)],
  },
  village: {
    shows: ['village', 'village_year'],
    draw: (context, { tab, head }) => villageSheet(context, tab, head),
  },
  contribution: {
    shows: ['contribution'],
    draw: (context, { tab, head }) => contributionSheet(context, tab, head),
  },
  return: {
    shows: [],
    draw: (context, names, accounts) => {
      const lines = returnLines(context.input.period);
      const notes = formNotes(context, 'return', {
        identities: [...identitiesOf(lines), ...yearToDateNote(context)],
        special: [context.texts.notes.adjustment, context.texts.notes.dash],
      });
      return [figuresSheet(context, { ...names, lines, accounts, notes })];
    },
  },
  distribution: {
    shows: ['batch', 'batch_line'],
    draw: (context, names, accounts) => {
      const lines = distributionLines;
      const notes = formNotes(context, 'distribution', {
        identities: identitiesOf(lines),
        special: [context.texts.notes.dash],
      });
      return [figuresSheet(context, { ...names, lines, accounts, notes }), villageDistribution(context)];
    },
  },
  investment: {
    shows: [],
    showsInMonth: ['investment'],
    draw: (context, { tab, head }) => investmentSheets(context, tab, head),
  },
};

/**
 * How a form without a sheet of its own making is drawn: the list of its first record type, so that a form added to the
 * declarations has its sheet.
 */
function listForm(form: FormId): FormSheets {
  const main = recordTypes.find((type) => declarationOf(type).form === form);
  if (main === undefined) throw new Error(`no record type belongs to the form ${form}`);
  return {
    shows: [main],
    draw: (context, { tab, head }) => {
      const rows = orderedRecords(context, main);
      return recordList(context, {
        tab,
        head,
        columns: recordColumns(context, main, rows),
        rows: rows.map((record) => [{ type: main, record }]),
        summed: isSummed,
        counts: (column, row) => countsInSum(context, column, row),
        notes: (numbers) => formNotes(context, form, { identities: identitiesOfList(main, numbers) }),
      });
    },
  };
}

/**
 * The sheets that a person reads, prints and signs (design §6, model §5): each form and the lists that belong to it, what
 * is declared empty, and the explanations. The same input gives the same sheets anywhere.
 */
export function reportSheets(input: ReportSheetsInput): ReportSheets {
  const context = new SheetContext(input);
  const accounts = reportedAccounts(input.ledger, input.unit.code, input.period);
  const nil = input.forms.flatMap((form) => nilForm(context, form, accounts) ?? []);
  const drawn = input.forms.filter((form) => !nil.some((one) => one.form === form));
  const finished = drawn.flatMap((form) => {
    const { shows, showsInMonth = [], draw } = formSheets[form] ?? listForm(form);
    const head: HeadOptions = { form, title: titleOf(context, form), marks: 'all' };
    const tab = localeOf(input.language).forms[form].short;
    const own = draw(context, { tab, head }, accounts).filter((one) => one !== null);
    const isMonth = periodKind(input.period) === 'month';
    return [...own, ...attachedLists(context, form, isMonth ? [...shows, ...showsInMonth] : shows)];
  });
  const ofNil = nil.length === 0 ? [] : nilSheet(context, nil);
  const { draft } = input;
  const answers = draft === undefined ? queriesSheet(context) : null;
  const explained = draft === undefined ? [explanationsSheet(context)] : [];
  const all = [...finished, ...ofNil, ...explained, ...(answers === null ? [] : [answers])];
  return {
    sheets: all.map(({ sheet, onPaper }) => (draft === undefined ? sheet : onPaper(draft.paper))),
    cellMap: all.flatMap(({ cellMap }) => cellMap),
    controlTotals: controlTotals(context, accounts),
  };
}
