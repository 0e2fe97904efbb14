import { fen } from '../money.ts';
import type { FormId } from '../options.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import { type Period, periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { reportersDisagree } from './reporters.ts';
import {
  dateArg,
  type Finding,
  formArg,
  integerArg,
  moneyArg,
  percentArg,
  periodArg,
  type RuleArg,
  type RuleClass,
  textArg,
} from './rule.ts';
import type { Thresholds } from './thresholds.ts';

/** Rules of what an upper level has received; a unit's own ledger cannot be judged by them. */
export const receivedRuleIds = ['S88', 'H89', 'H90', 'S91', 'S92'] as const;
export type ReceivedRuleId = (typeof receivedRuleIds)[number];

/** A rule that judges received packages, or figures made of them, instead of a unit's own ledger. */
export interface ReceivedRule<Received> {
  readonly id: ReceivedRuleId;
  readonly ruleClass: RuleClass;
  check(received: Received): Iterable<Finding>;
}

function atReport(field: string, args: Readonly<Record<string, RuleArg>>): Finding {
  return { recordType: 'report', recordId: null, field, args };
}

/** Who owes a report of a period, and whose was accepted. */
export interface Consolidation {
  readonly period: Period;
  /** Units with an obligation of the period's form set; those that left the list still owe theirs. */
  readonly owing: readonly { readonly code: string; readonly name: string }[];
  /** Codes of the units whose report of the period is accepted. */
  readonly accepted: ReadonlySet<string>;
}

/** S88: every unit with an obligation has an accepted report. Model §6. */
export const S88: ReceivedRule<Consolidation> = {
  id: 'S88',
  ruleClass: 'soft',
  *check({ period, owing, accepted }) {
    const missing = owing.filter(({ code }) => !accepted.has(code));
    if (missing.length === 0) return;
    yield atReport('period', {
      period: periodArg(period),
      a: integerArg(owing.length),
      b: integerArg(owing.length - missing.length),
      n: integerArg(missing.length),
      units: textArg(missing.map(({ name }) => name).join('、')),
    });
  },
};

/** An indicator as a total states it and as the counties report it; money in fen, all else a count. Blank: not reported. */
export interface ConsolidatedIndicator {
  readonly period: Period;
  readonly indicator: string;
  readonly kind: 'money' | 'integer';
  readonly total: number | null;
  readonly counties: readonly (number | null)[];
}

/** H89: Σ counties = provincial total, per indicator, exact on fen. A total that is not stated is not judged. Model §6. */
export const H89: ReceivedRule<ConsolidatedIndicator> = {
  id: 'H89',
  ruleClass: 'hard',
  *check({ period, indicator, kind, total, counties }) {
    if (total === null) return;
    const sum = Number(counties.reduce((before, figure) => before + BigInt(figure ?? 0), 0n));
    if (sum === total) return;
    const shown = (value: number): RuleArg => (kind === 'money' ? moneyArg(fen(value)) : integerArg(value));
    yield atReport('period', {
      period: periodArg(period),
      indicator: textArg(indicator),
      a: shown(total),
      b: shown(sum),
      d: shown(Math.abs(total - sum)),
    });
  },
};

/** What reading a report file found, and the receiver's heads of the forms. */
export interface ReceivedPackage {
  readonly period: Period;
  /** As `exchange/report-file/data-sheet.ts` answers; a record part whose own hashes fail is refused there (`file_damaged`). */
  readonly sha256: string;
  readonly signature: 'valid' | 'invalid';
  readonly form_versions: Partial<Readonly<Record<FormId, string>>>;
  readonly heads: readonly Pick<RecordOf<'form_head'>, 'form' | 'form_no' | 'valid_from' | 'valid_until'>[];
}

/**
 * H90: the record part is signed by its sender and unaltered, and each form's version (the number of its head) was in force
 * at the period's end. A form whose heads the receiver does not keep is not judged; what was altered in visible cells only
 * is shown by the comparison. Model §6.
 */
export const H90: ReceivedRule<ReceivedPackage> = {
  id: 'H90',
  ruleClass: 'hard',
  *check({ period, sha256, signature, form_versions, heads }) {
    if (signature === 'invalid') yield atReport('sha256', { sha256: textArg(sha256) });
    const on = periodEnd(period);
    for (const [form, version] of Object.entries(form_versions) as [FormId, string][]) {
      const known = heads.filter((head) => head.form === form);
      const inForce = known.filter(
        ({ valid_from: from, valid_until: until }) => (from ?? on) <= on && on <= (until ?? on),
      );
      if (known.length === 0 || inForce.some(({ form_no }) => form_no === version)) continue;
      const right = inForce.flatMap(({ form_no }) => (form_no === null ? [] : [form_no]));
      yield atReport('period', {
        form: formArg(form),
        version: textArg(version),
        period: periodArg(period),
        date: dateArg(on),
        ...(right.length === 0 ? {} : { right: textArg(right.join('、')) }),
      });
    }
  },
};

/** Monthly investments of one county's projects, as received. */
export interface CountyInvestments {
  readonly county: string;
  readonly investments: readonly Pick<RecordOf<'investment'>, 'inv_month'>[];
  readonly thresholds: Pick<Thresholds, 'roundUnit' | 'roundShare' | 'roundFewest'>;
}

/**
 * S91 (hint): of a county's monthly investments more than 80 % are multiples of 1,000,000 yuan; months without investment
 * are left out, and of a few figures nothing is said. On the receiver's side only. Model §6.
 */
export const S91: ReceivedRule<CountyInvestments> = {
  id: 'S91',
  ruleClass: 'hint',
  *check({ county, investments, thresholds: { roundUnit, roundShare, roundFewest } }) {
    const figures = investments.flatMap(({ inv_month: figure }) =>
      figure === null || figure === 0 ? [] : [figure],
    );
    const round = figures.filter((figure) => figure % roundUnit === 0).length;
    if (figures.length < roundFewest) return;
    if (BigInt(round) * WHOLE_PERCENT <= BigInt(figures.length) * BigInt(roundShare)) return;
    const share = percent((BigInt(round) * WHOLE_PERCENT) / BigInt(figures.length));
    yield {
      recordType: 'investment',
      recordId: null,
      field: 'inv_month',
      args: {
        county: textArg(county),
        a: integerArg(round),
        b: integerArg(figures.length),
        unit: moneyArg(roundUnit),
        share: percentArg(share),
        limit: percentArg(roundShare),
        d: percentArg(percent(share - roundShare)),
      },
    };
  },
};

/** S92: shared register fields of an enclave or project with several reporters are equal. Model §6. */
export const S92: ReceivedRule<Parameters<typeof reportersDisagree>[0]> = {
  id: 'S92',
  ruleClass: 'soft',
  check: reportersDisagree,
};

/** Every rule of received packages, to name and to compare with the model's list; what each takes differs. */
export const receivedRules: readonly Pick<ReceivedRule<never>, 'id' | 'ruleClass'>[] = [
  S88,
  H89,
  H90,
  S91,
  S92,
];
