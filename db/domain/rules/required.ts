import { agreedByTerms } from '../figures/agreed.ts';
import { accountKeyText, type Ledger } from '../ledger.ts';
import { fen, sumFen } from '../money.ts';
import { percent } from '../percent.ts';
import { periodEnd, periodKind } from '../period.ts';
import {
  type AnyRecord,
  declarationOf,
  findField,
  type RecordOf,
  type RecordType,
  recordTypes,
} from '../records/catalogue.ts';
import type { Field } from '../records/declaration.ts';
import { thresholdMeasure } from '../records/threshold.ts';
import { countedOnce } from './counted-once.ts';
import { isAfter } from './in-period.ts';
import { missingOfProjects } from './missing-of-projects.ts';
import { reachedOn, stagesOf } from './pipeline.ts';
import { implausibleValues, plausibleLedger } from './plausible.ts';
import {
  type CheckContext,
  type Finding,
  fieldArg,
  moneyArg,
  percentArg,
  type Rule,
  type RuleArg,
  textArg,
} from './rule.ts';
import { isOddThreshold } from './thresholds-on.ts';

/** Kept by the app itself, and yet filled in by people. */
const settings: ReadonlySet<RecordType> = new Set(['form_head', 'threshold', 'weak_village_threshold']);

/**
 * REQ: the structural check, not one of the model's numbered rules. Every field declared `required` is filled in, and the
 * `conditional` ones where their condition holds (model §2, columns R). Judged are the records of the period's forms and
 * those without a form, dated ones up to the period's end. Fields that a numbered rule speaks of are left to it: a
 * receipt's document (H44) and reason (H31), a stage's reason (H16), the amounts of the terms (H19), a declaration's
 * kind (H93), the report's head (H57), the target of a measure (H77), the reason of a negative month (H65). It also names
 * values beyond all that can be meant, which the other rules see as blank, and records that hang on a voided one.
 */
export const requiredCheck: Rule = {
  id: 'REQ',
  ruleClass: 'hard',
  form: null,
  reach: 'enclave',
  needs: recordTypes.filter(isJudged),
  *check(ledger, context) {
    for (const type of recordTypes) {
      if (!isAsked(type, context)) continue;
      for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        if (isAfter(ledger, type, record, context.period)) continue;
        for (const field of missingFields(ledger, context, type, record))
          yield missing(type, record.id, field);
      }
    }
    yield* implausible(ledger);
    yield* hungOnVoided(ledger, context);
    if (context.forms.includes('return')) yield* unexplainedOverrides(plausibleLedger(ledger));
    yield* missingOfProjects(ledger, context);
    yield* countedOnce(ledger, context);
  },
};

const referredTo: ReadonlySet<string> = new Set(
  recordTypes.flatMap((type) => declarationOf(type).fields.map(({ target = '' }) => target)),
);

/**
 * Whether a type's records must be complete for a period: those of its forms. Of registers without a form those that others
 * refer to; the rest, the list of counties and the pairings, in a year's report: a month is not held up by a pairing whose
 * document is still looked for.
 */
function isAsked(type: RecordType, { forms, period }: CheckContext): boolean {
  const { form, belongs } = declarationOf(type);
  if (!isJudged(type)) return false;
  if (form !== null) return forms.includes(form);
  return belongs.by !== 'register' || referredTo.has(type) || periodKind(period) === 'year';
}

function missing(type: RecordType, id: string, field: string): Finding {
  return { recordType: type, recordId: id, field, args: { field: fieldArg(type, field) } };
}

/** Values that are out of the question are said whatever the form: no figure that rests on them can be told. */
function* implausible(ledger: Ledger): Iterable<Finding> {
  for (const { type, record, field, value, openEnd } of implausibleValues(ledger)) {
    if (openEnd || !isJudged(type)) continue;
    const args = { odd: fieldArg(type, field.name), v: shown(field, value) };
    yield { recordType: type, recordId: record.id, field: field.name, args };
  }
  for (const row of ledger.all('threshold').filter(isOddThreshold)) {
    const name = thresholdMeasure[row.threshold];
    const field = findField('threshold', name);
    if (field === undefined) continue;
    const args = { odd: fieldArg('threshold', name), v: shown(field, row[name] ?? 0) };
    yield { recordType: 'threshold', recordId: row.id, field: name, args };
  }
}

/**
 * Records up to the period's end that belong to a voided enclave, village, host, platform or project: voiding is refused
 * while there are any, but a file may bring them. Said whatever the form, for their amounts are in every total. A reversal
 * of a voided receipt is H31's.
 */
function* hungOnVoided(ledger: Ledger, context: CheckContext): Iterable<Finding> {
  for (const type of recordTypes.filter(isJudged)) {
    const references = declarationOf(type).fields.filter(
      ({ target }) => registers.has(target ?? '') && ledger.hasVoided(target as RecordType),
    );
    if (references.length === 0) continue;
    for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
      for (const { name, target } of references) {
        if (!ledger.isVoided(target as RecordType, record[name])) continue;
        if (isAfter(ledger, type, record, context.period)) continue;
        yield { recordType: type, recordId: record.id, field: name, args: { voided: fieldArg(type, name) } };
      }
    }
  }
}

const registers: ReadonlySet<string> = new Set([
  'enclave',
  'village',
  'host',
  'platform',
  'project',
] satisfies RecordType[]);

function shown(field: Field, value: string | number): RuleArg {
  if (field.kind === 'money') return moneyArg(fen(Number(value)));
  if (field.kind === 'percent') return percentArg(percent(Number(value)));
  return textArg(String(value));
}

/** What the app keeps itself is not asked for, except settings: the heads of forms and thresholds. */
function isJudged(type: RecordType): boolean {
  return declarationOf(type).belongs.by !== 'none' || settings.has(type);
}

const requiredFields: ReadonlyMap<RecordType, readonly string[]> = new Map(
  recordTypes.map((type) => [
    type,
    declarationOf(type)
      .fields.filter((field) => field.need === 'required')
      .map((field) => field.name)
      .filter((name) => !(type === 'receipt' && name === 'document_no')),
  ]),
);

function missingFields(
  ledger: Ledger,
  context: CheckContext,
  type: RecordType,
  record: AnyRecord,
): readonly string[] {
  const asked = [...(requiredFields.get(type) ?? []), ...conditional(ledger, context, type, record)];
  return asked.filter((name) => {
    const value = record[name];
    return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
  });
}

/** Conditional fields of a record whose condition holds. */
function conditional(
  ledger: Ledger,
  context: CheckContext,
  type: RecordType,
  record: AnyRecord,
): readonly string[] {
  switch (type) {
    case 'host':
      return [record.host_kind === 'functionalZone' ? 'parent_code' : 'host_code'];
    case 'enclave':
      return ofEnclave(ledger, context, record as unknown as RecordOf<'enclave'>);
    case 'stage_event':
      return record.stage === 'agreement' ? ['agreement_kind'] : [];
    case 'contribution':
      return ofContribution(record as unknown as RecordOf<'contribution'>);
    case 'threshold':
      return [thresholdMeasure[(record as unknown as RecordOf<'threshold'>).threshold]];
    case 'weak_village_threshold':
      return record.purpose === 'goal' ? [] : ['total_income'];
    case 'due':
      return ofDue(record as unknown as RecordOf<'due'>);
    case 'project':
      return record.investor_origin === 'partner' ? ['origin_host_id'] : [];
    case 'investment':
      return ofInvestment(record as unknown as RecordOf<'investment'>);
    default:
      return [];
  }
}

/** Of an enclave from the signing of its agreement on; tenant firms of a sci-tech enclave once it is in operation. */
function ofEnclave(
  ledger: Ledger,
  { period }: CheckContext,
  enclave: RecordOf<'enclave'>,
): readonly string[] {
  const end = periodEnd(period);
  if (reachedOn(ledger, enclave.id, 'agreement', end) === null) return [];
  const operating = stagesOf(ledger, enclave.id).some(
    ({ stage, date }) => stage === 'operating' && date <= end,
  );
  return [
    'vehicle_name',
    'vehicle_uscc',
    'total_investment',
    'invested_to_date',
    'benefit_mode',
    ...(enclave.kind === 'industrial' ? ['planned_area_mu'] : []),
    ...(enclave.kind === 'sciTech' || enclave.kind === 'weakVillage' ? ['floor_area_m2'] : []),
    ...(enclave.kind === 'sciTech' && operating ? ['firms_in'] : []),
  ];
}

/** Who holds; of land quota that is paid in, its area and price. */
function ofContribution(row: RecordOf<'contribution'>): readonly string[] {
  const holder = row.holder_kind === 'village' ? ['holder_village_id'] : ['holder_name'];
  const paidIn = row.kind === 'contribution' || row.kind === 'increase';
  const quota = row.asset_form === 'landQuota' && paidIn ? ['quota_mu', 'unit_price'] : [];
  return [...(row.holder_kind === null ? [] : holder), ...quota];
}

function isFixed(due: RecordOf<'due'>): boolean {
  return due.opening !== true && (due.return_kind === 'fixed' || due.return_kind === 'guaranteed');
}

function ofDue(due: RecordOf<'due'>): readonly string[] {
  return isFixed(due) ? ['accrual_from', 'accrual_to'] : [];
}

/** Why earlier years are adjusted; an adjustment of 0 is none. */
function ofInvestment({ prior_year_adjustment: adjustment }: RecordOf<'investment'>): readonly string[] {
  return adjustment === null || adjustment === 0 ? [] : ['adjustment_reason'];
}

/**
 * Dues whose agreed amount departs from what the terms say, without a reason (model §2.6 `agreed`). Dues of one instalment
 * and accrual share it between beneficiaries: their sum is judged. Both readings are right, the ledger's own movements
 * and the due's base; above a floor, and where nothing can be computed, no reason is asked for.
 */
function* unexplainedOverrides(ledger: Ledger): Iterable<Finding> {
  const shared = Map.groupBy(ledger.all('due').filter(isFixed), (due) =>
    [accountKeyText(due), due.year, due.instalment, due.accrual_from, due.accrual_to].join('/'),
  );
  for (const dues of shared.values()) {
    const [first] = dues;
    if (first === undefined || dues.some((due) => due.agreed === null)) continue;
    const unexplained = dues.filter((due) => (due.override_reason ?? '').trim() === '');
    if (unexplained.length === 0) continue;
    const agreed = sumFen(dues.map((due) => due.agreed));
    const base = dues.some((due) => due.base === null) ? null : sumFen(dues.map((due) => due.base));
    const { accrual_from, accrual_to } = first;
    const figures = [null, base].map((given) =>
      agreedByTerms(ledger, first, { accrual_from, accrual_to, base: given }),
    );
    const known = figures.filter((figure) => figure.agreed !== null);
    const fits = known.some(
      (figure) => agreed === figure.agreed || (figure.atLeast && agreed > (figure.agreed ?? agreed)),
    );
    if (known.length === 0 || fits) continue;
    for (const due of unexplained) yield missing('due', due.id, 'override_reason');
  }
}
