import { deadlineOf } from '../calendar.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import { isFiledWithinYear } from '../form-set.ts';
import type { Ledger } from '../ledger.ts';
import { obligationOf } from '../obligations.ts';
import type { FormId } from '../options.ts';
import { type Period, periodContains, periodStart } from '../period.ts';
import { type AnyRecord, declarationOf, type RecordOf, recordTypes } from '../records/catalogue.ts';
import { isRowOf } from './in-period.ts';
import {
  dateArg,
  type Finding,
  fieldArg,
  formArg,
  integerArg,
  optionArg,
  periodArg,
  type Rule,
  textArg,
} from './rule.ts';

/** Rules about the report itself: obligation, head and foot, period, declarations. */
export const reportRuleIds = ['H04', 'H56', 'H57', 'H58', 'S59', 'S60', 'H93'] as const;
export type ReportRuleId = (typeof reportRuleIds)[number];

function atReport(field: string, args: Finding['args']): Finding {
  return { recordType: 'report', recordId: null, field, args };
}

/**
 * H04: the unit owes the form for the period, by the province's obligations; while there are none by the list, from its
 * first day on it on, without end (`obligations.ts`, model §2.0). Judged once the list is there. Model §6.
 */
const H04: Rule = {
  id: 'H04',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: ['county', 'obligation', 'extension'],
  *check(ledger, context) {
    const { unit, period, forms } = context;
    const counties = ledger.all('county');
    if (context.obligation === undefined && counties.length === 0) return;
    const inForce = {
      obligations: ledger.all('obligation'),
      extensions: ledger.all('extension'),
      calendar: context.thresholds.calendar,
    };
    const owed =
      context.obligation === undefined ? obligationOf(unit, period, inForce, counties) : context.obligation;
    for (const form of forms) {
      if (owed?.forms.includes(form) === true) continue;
      yield atReport('area_code', { unit: textArg(unit), period: periodArg(period), form: formArg(form) });
    }
  },
};

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** H56: a version after the first gives the reason of the correction; a signed package itself never changes. Model §6. */
const H56: Rule = {
  id: 'H56',
  ruleClass: 'hard',
  form: null,
  reach: 'record',
  needs: [],
  *check(_ledger, { head }) {
    if (head === null || head.version <= 1 || !isBlank(head.correction_reason)) return;
    yield atReport('correction_reason', { version: integerArg(head.version) });
  },
};

const signed = ['unit_head', 'stat_head', 'filler', 'phone', 'report_date'] as const;

/** H57: head and foot are complete: unit head, statistics lead, filler, phone, report date. Model §6. */
const H57: Rule = {
  id: 'H57',
  ruleClass: 'hard',
  form: null,
  reach: 'record',
  needs: [],
  *check(_ledger, { head }) {
    if (head === null) return;
    for (const field of signed) {
      if (isBlank(head[field])) yield atReport(field, { field: fieldArg('report', field) });
    }
  },
};

/**
 * H58: the period is not locked (a locked one takes a new version only), has begun, and is one that is filed: months and
 * half-years carry no form of this set. Model §6.
 */
const H58: Rule = {
  id: 'H58',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: ['report'],
  *check(ledger, { period, today, forms, head }) {
    if (forms.length === 0) yield atReport('period', { exempt: periodArg(period) });
    const begins = periodStart(period);
    if (begins > today) {
      const days = integerArg(daysBetween(today, begins));
      yield atReport('period', { future: periodArg(period), begins: dateArg(begins), days });
    }
    const locked = ledger
      .all('report')
      .filter((report) => report.period === period && report.status === 'locked')
      .reduce((newest, report) => Math.max(newest, report.version), 0);
    if (head !== null && locked > 0 && head.version <= locked) {
      yield atReport('version', { locked: periodArg(period), version: integerArg(locked) });
    }
  },
};

/** S59: the filler is not the unit head; report_date ≤ the deadline. One finding for both. Model §6. */
const S59: Rule = {
  id: 'S59',
  ruleClass: 'soft',
  form: null,
  reach: 'record',
  needs: [],
  *check(_ledger, { head, period, thresholds, obligation }) {
    if (head === null) return;
    const { filler, unit_head, report_date: date } = head;
    const same = filler !== null && !isBlank(filler) && filler.trim() === unit_head?.trim();
    const deadline = obligation?.deadline ?? deadlineOf(period, thresholds.calendar);
    const late = date !== null && date > deadline;
    if (!same && !late) return;
    yield atReport(same ? 'filler' : 'report_date', {
      ...(same ? { filler: textArg(filler.trim()) } : {}),
      ...(late
        ? { date: dateArg(date), deadline: dateArg(deadline), days: integerArg(daysBetween(deadline, date)) }
        : {}),
    });
  },
};

/** Head of a form in force on a day: the newest that has begun. */
function headOfForm(ledger: Ledger, form: FormId, on: IsoDate): RecordOf<'form_head'> | undefined {
  return ledger
    .where('form_head', 'form', form)
    .filter((head) => (head.valid_from ?? on) <= on)
    .toSorted((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1))
    .at(-1);
}

/** S60: the approval of each form of the report is valid on the report date; without an end it is. Model §6. */
const S60: Rule = {
  id: 'S60',
  ruleClass: 'soft',
  form: null,
  reach: 'unit',
  needs: ['form_head'],
  *check(ledger, { forms, head, today }) {
    if (head === null) return;
    const on = head.report_date ?? today;
    for (const form of forms) {
      const inForce = headOfForm(ledger, form, on);
      if (inForce?.valid_until == null || inForce.valid_until >= on) continue;
      const args = {
        form: formArg(form),
        until: dateArg(inForce.valid_until),
        date: dateArg(on),
        days: integerArg(daysBetween(inForce.valid_until, on)),
      };
      yield { recordType: 'form_head', recordId: inForce.id, field: 'valid_until', args };
    }
  },
};

/** Number of a form's rows in the period. Registers are rows of those forms only that are filed once a year. */
function rowsOf(ledger: Ledger, form: FormId, period: Period): { dated: number; standing: number } {
  const types = recordTypes.filter((type) => declarationOf(type).form === form);
  const isRegister = (type: (typeof types)[number]) => declarationOf(type).belongs.by === 'register';
  let dated = 0;
  for (const type of types) {
    if (isFiledWithinYear(form) && isRegister(type)) continue;
    const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    dated += rows.filter((row) => isRowOf(ledger, type, row, period)).length;
  }
  const fallsDue = ({ due_date }: RecordOf<'due'>) => due_date !== null && periodContains(period, due_date);
  return { dated, standing: form === 'return' ? ledger.all('due').filter(fallsDue).length : 0 };
}

/**
 * H93: a form without records in the period carries a declaration, nil or not applicable; one of the two with records is
 * an error. A due that falls into the period makes a form not empty, yet where nothing moved it may be declared nil.
 * Model §6.
 */
const H93: Rule = {
  id: 'H93',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: ['declaration', ...recordTypes.filter((type) => declarationOf(type).form !== null)],
  *check(ledger, { period, forms }) {
    for (const form of forms) {
      const { dated, standing } = rowsOf(ledger, form, period);
      const declaration = ledger.where('declaration', 'form', form).find((one) => one.period === period);
      const kind = declaration?.kind ?? null;
      const empty = kind !== 'nil' && kind !== 'notApplicable';
      const at = (args: Finding['args']): Finding => ({
        recordType: 'declaration',
        recordId: declaration?.id ?? null,
        field: 'kind',
        args: { form: formArg(form), period: periodArg(period), ...args },
      });
      if (dated === 0 && standing === 0 && empty) yield at({ rows: integerArg(0) });
      if (dated > 0 && kind !== null && !empty) {
        yield at({ kind: optionArg('declarationKind', kind), count: integerArg(dated) });
      }
    }
  },
};

export const reportRules: readonly Rule[] = [H04, H56, H57, H58, S59, S60, H93];
