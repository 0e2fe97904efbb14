import { daysBetween } from '../dates.ts';
import { monthsOf, type ProjectStatus, statusesOf, statusOn } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { type Fen, fen, ratioHalfUp } from '../money.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import { periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import { compared, exceeds } from './compared.ts';
import { projectCodeRules } from './project-code.ts';
import {
  dateArg,
  type Finding,
  fieldArg,
  integerArg,
  moneyArg,
  optionArg,
  percentArg,
  periodArg,
  type Rule,
  type RuleArg,
} from './rule.ts';
import type { Thresholds } from './thresholds.ts';

/** Rules of the project form; those of codes stand in `project-code.ts`. */
export const projectRuleIds = ['H53', 'S53', 'S54', 'H55', 'H61', 'S62', 'H63', 'S64'] as const;
export type ProjectRuleId = (typeof projectRuleIds)[number];

type Project = RecordOf<'project'>;
type Args = Readonly<Record<string, RuleArg>>;

function at(project: Project, field: string, args: Args): Finding {
  return { recordType: 'project', recordId: project.id, field, args };
}

/** H61: planned_total > 0. Model §6. */
const H61: Rule = {
  id: 'H61',
  ruleClass: 'hard',
  form: 'project',
  reach: 'record',
  needs: ['project'],
  *check(ledger) {
    for (const project of ledger.all('project')) {
      const { planned_total: planned } = project;
      if (planned === null || planned > 0) continue;
      yield at(project, 'planned_total', compared(planned, fen(0)));
    }
  },
};

/**
 * S62: planned_total ≥ 5 million yuan; 0.5 ≤ agreed ÷ planned ≤ 2; no figure thousands of times that of the last
 * submitted package, or so small a part of it (万元 and 元 mixed up). One finding a project, the slip first. Model §6.
 */
const S62: Rule = {
  id: 'S62',
  ruleClass: 'soft',
  form: 'project',
  reach: 'record',
  needs: ['project'],
  *check(ledger, { previous, thresholds }) {
    for (const project of ledger.all('project')) {
      const found =
        unitSlip(project, previous?.get('project', project.id), thresholds) ??
        belowLimit(project, thresholds) ??
        agreedApart(project, thresholds);
      if (found !== null) yield at(project, found.field, found.args);
    }
  },
};

interface AtField {
  readonly field: string;
  readonly args: Args;
}

function unitSlip(
  project: Project,
  before: Project | undefined,
  { unitSlipFactor }: Thresholds,
): AtField | null {
  if (before === undefined) return null;
  for (const field of ['planned_total', 'agreed_investment'] as const) {
    const [now, last] = [project[field], before[field]];
    if (now === null || last === null || now <= 0 || last <= 0) continue;
    const factor = BigInt(unitSlipFactor);
    const slipped = BigInt(now) >= BigInt(last) * factor || BigInt(last) >= BigInt(now) * factor;
    if (!slipped) continue;
    const { a, b, d } = compared(now, last);
    return { field, args: { slip: fieldArg('project', field), now: a, last: b, d } };
  }
  return null;
}

function belowLimit({ planned_total: planned }: Project, { projectMin }: Thresholds): AtField | null {
  if (planned === null || planned <= 0 || planned >= projectMin) return null;
  const { a, b, d } = compared(planned, projectMin);
  return { field: 'planned_total', args: { small: a, least: b, short: d } };
}

function agreedApart(project: Project, thresholds: Thresholds): AtField | null {
  const { agreed_investment: agreed, planned_total: planned } = project;
  const { agreedOverPlannedLow: low, agreedOverPlannedHigh: high } = thresholds;
  if (agreed === null || planned === null || planned <= 0) return null;
  if (!exceeds(agreed, planned, high) && BigInt(agreed) * WHOLE_PERCENT >= BigInt(planned) * BigInt(low))
    return null;
  const { a, b, d } = compared(agreed, planned);
  const share = percent(ratioHalfUp(BigInt(agreed) * WHOLE_PERCENT, BigInt(planned)));
  const limits = { low: percentArg(low), high: percentArg(high) };
  return {
    field: 'agreed_investment',
    args: { agreed: a, planned: b, apart: d, p: percentArg(share), ...limits },
  };
}

const dates = ['sign_date', 'start_date', 'finish_date'] as const;

/** H63: sign ≤ start ≤ finish; a finished project has a start. A government project has no signing day. Model §6. */
const H63: Rule = {
  id: 'H63',
  ruleClass: 'hard',
  form: 'project',
  reach: 'record',
  needs: ['project'],
  *check(ledger) {
    for (const project of ledger.all('project')) {
      if (project.finish_date !== null && project.start_date === null) {
        const args = { missing: fieldArg('project', 'start_date'), finished: dateArg(project.finish_date) };
        yield at(project, 'start_date', args);
      }
      const given = dates.filter((name) => project[name] !== null);
      for (const [index, name] of given.entries()) {
        const earlier = given[index - 1];
        const [on, before] = [project[name], earlier === undefined ? null : project[earlier]];
        if (earlier === undefined || on === null || before === null || before <= on) continue;
        yield at(project, name, {
          field: fieldArg('project', name),
          date: dateArg(on),
          earlier: fieldArg('project', earlier),
          earlier_date: dateArg(before),
          days: integerArg(daysBetween(on, before)),
        });
      }
    }
  },
};

/**
 * S64: the status at the period's end fits dates and investment. Under construction or finishing: there is a start date.
 * In production: there is a finish date, or it was finishing before (parts may be taken into use). Signed or preparing: no
 * construction is reported (the site may be levelled, land and design paid). Model §6.
 */
const S64: Rule = {
  id: 'S64',
  ruleClass: 'soft',
  form: 'project',
  reach: 'unit',
  needs: ['project', 'project_status', 'investment'],
  *check(ledger, { period }) {
    const end = periodEnd(period);
    for (const project of ledger.all('project')) {
      const status = statusOn(ledger, project.id, end);
      if (status === null) continue;
      const shown = optionArg('projectStatus', status);
      const field = dateMissing(ledger, project, status);
      if (field !== null) yield at(project, field, { status: shown, missing: fieldArg('project', field) });
      if (status !== 'signed' && status !== 'preparing') continue;
      const built = monthsOf(ledger, project.id).findLast(
        (row) => periodEnd(row.month) <= end && row.construction !== null,
      );
      if (built === undefined || (built.construction ?? 0) <= 0) continue;
      yield at(project, 'status', {
        status: shown,
        month: periodArg(built.month),
        part: fieldArg('investment', 'construction'),
        a: moneyArg(built.construction as Fen),
      });
    }
  },
};

function dateMissing(
  ledger: Ledger,
  project: Project,
  status: ProjectStatus,
): 'start_date' | 'finish_date' | null {
  if ((status === 'underConstruction' || status === 'finishing') && project.start_date === null)
    return 'start_date';
  if (status !== 'inProduction' || project.finish_date !== null) return null;
  const inParts = statusesOf(ledger, project.id).some((one) => one.status === 'finishing');
  return inParts ? null : 'finish_date';
}

export const projectRules: readonly Rule[] = [...projectCodeRules, H61, S62, H63, S64];
