import { type ProjectCode, parseProjectCode } from '../codes/project-code.ts';
import { daysBetween, type IsoDate } from '../dates.ts';
import { statusesOf, statusOn } from '../figures/investment.ts';
import type { Ledger } from '../ledger.ts';
import { periodEnd, periodStart } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import {
  type CheckContext,
  dateArg,
  type Finding,
  integerArg,
  optionArg,
  type Rule,
  textArg,
} from './rule.ts';

type Project = RecordOf<'project'>;

function at(project: Project, field: string, args: Finding['args']): Finding {
  return { recordType: 'project', recordId: project.id, field, args };
}

const codeOf = (project: Project): string => project.project_code?.trim() ?? '';

/**
 * H53: a project code, if given, has the pattern of model §5.6; the same code stands twice only within one filing, that is
 * for a project and its sub-projects. Model §6.
 */
const H53: Rule = {
  id: 'H53',
  ruleClass: 'hard',
  form: 'project',
  reach: 'unit',
  needs: ['project'],
  *check(ledger) {
    const first = new Map<string, Project>();
    for (const project of ledger.all('project')) {
      const code = codeOf(project);
      if (code === '') continue;
      const parsed = parseProjectCode(code);
      if (parsed === null) {
        yield at(project, 'project_code', {
          v: textArg(code),
          digits: integerArg(code.replace(/\D/g, '').length),
        });
        continue;
      }
      const other = first.get(parsed.value);
      if (other === undefined) first.set(parsed.value, project);
      else if (filingOf(other) !== filingOf(project)) {
        const name = other.name ?? other.id;
        yield at(project, 'project_code', { twice: textArg(parsed.value), same: textArg(name) });
      }
    }
  },
};

/** The filing that a project belongs to: that of its parent, else its own. */
function filingOf({ id, parent_project_id }: Project): string {
  return parent_project_id ?? id;
}

/**
 * S53: a project that is past preparing at the period's end has a code. Suspended or terminated ones are judged by what
 * they were before: what was given up before it was filed never gets one. Model §6.
 */
const S53: Rule = {
  id: 'S53',
  ruleClass: 'soft',
  form: 'project',
  reach: 'unit',
  needs: ['project', 'project_status'],
  *check(ledger, { period }) {
    const end = periodEnd(period);
    for (const project of ledger.all('project')) {
      if (codeOf(project) !== '' || !isUnderWay(ledger, project, end)) continue;
      const status = statusOn(ledger, project.id, end);
      if (status === null) continue;
      yield at(project, 'project_code', { status: optionArg('projectStatus', status) });
    }
  },
};

const stopped: ReadonlySet<string> = new Set(['suspended', 'terminated']);
const beforeFiling: ReadonlySet<string> = new Set(['signed', 'preparing']);

function isUnderWay(ledger: Ledger, { id }: Project, on: IsoDate): boolean {
  const last = statusesOf(ledger, id).findLast(
    ({ status, date }) => date !== null && date <= on && !stopped.has(status ?? ''),
  );
  return last !== undefined && !beforeFiling.has(last.status ?? '');
}

/**
 * S54: segment 2 of the code is the county of the project's site or the reporting one, its prefecture or province, or a
 * development zone of the same prefecture (a code that the area table does not have); segment 1 is no later than the
 * report. A malformed code is H53's. Model §6, §5.6.
 */
const S54: Rule = {
  id: 'S54',
  ruleClass: 'soft',
  form: 'project',
  reach: 'record',
  needs: ['project'],
  *check(ledger, context) {
    const on = context.head?.report_date ?? context.today;
    for (const project of ledger.all('project')) {
      const parsed = parseProjectCode(codeOf(project));
      if (parsed === null) continue;
      const begins = periodStart(parsed.givenIn);
      const fits = areaFits(parsed, project, context);
      if (fits && begins <= on) continue;
      yield at(project, 'project_code', {
        v: textArg(parsed.value),
        ...(fits
          ? {}
          : { area: textArg(parsed.area), county: textArg(placesOf(project, context).join(' / ')) }),
        ...(begins <= on
          ? {}
          : { given: dateArg(begins), date: dateArg(on), days: integerArg(daysBetween(on, begins)) }),
      });
    }
  },
};

/** Counties that a project may be filed in: that of its site, and the reporting one. */
function placesOf({ site_code }: Project, { unit }: CheckContext): readonly string[] {
  const site = site_code?.slice(0, 6) ?? '';
  return site.length === 6 && site !== unit ? [site, unit] : [unit];
}

function areaFits({ area }: ProjectCode, project: Project, context: CheckContext): boolean {
  return placesOf(project, context).some((county) => {
    const levels = [county, `${county.slice(0, 4)}00`, `${county.slice(0, 2)}0000`];
    if (levels.includes(area)) return true;
    // A code without a name is a zone's, or one that a page does not know: neither is doubted.
    return area.slice(0, 4) === county.slice(0, 4) && context.areas.name(area) === undefined;
  });
}

/** H55: the industry code is a class of GB/T 4754-2017, 4 digits. Model §6. */
const H55: Rule = {
  id: 'H55',
  ruleClass: 'hard',
  form: 'project',
  reach: 'record',
  needs: ['project'],
  *check(ledger, { industries }) {
    for (const project of ledger.all('project')) {
      const code = project.industry_code?.trim() ?? '';
      if (code === '') continue;
      if (!/^\d{4}$/.test(code)) {
        yield at(project, 'industry_code', { v: textArg(code), length: integerArg(code.length) });
      } else if (!industries.isClass(code)) {
        yield at(project, 'industry_code', { unknown: textArg(code) });
      }
    }
  },
};

export const projectCodeRules: readonly Rule[] = [H53, S53, S54, H55];
