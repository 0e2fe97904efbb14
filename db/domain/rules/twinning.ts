import type { IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { optionSets } from '../options.ts';
import { percent, WHOLE_PERCENT } from '../percent.ts';
import { periodEnd } from '../period.ts';
import type { RecordOf } from '../records/catalogue.ts';
import {
  dateArg,
  type Finding,
  fieldArg,
  integerArg,
  optionArg,
  percentArg,
  type Rule,
  textArg,
} from './rule.ts';

function atEducation(recordId: string | null, field: string, args: Finding['args']): Finding {
  return { recordType: 'education', recordId, field, args };
}

/** H82: resident_count ≤ team_size. Model §6. */
const H82: Rule = {
  id: 'H82',
  ruleClass: 'hard',
  form: 'education',
  reach: 'record',
  needs: ['education'],
  *check(ledger) {
    for (const { id, resident_count: resident, team_size: team } of ledger.all('education')) {
      if (resident === null || team === null || resident <= team) continue;
      const args = { a: integerArg(resident), b: integerArg(team), d: integerArg(resident - team) };
      yield atEducation(id, 'resident_count', args);
    }
  },
};

/**
 * S83: 3 ≤ team_size ≤ 30; exactly one 希望之光 group of the county is active at the period's end. A county without any
 * twinning by then says so in its declaration (H93). Model §6.
 */
const S83: Rule = {
  id: 'S83',
  ruleClass: 'soft',
  form: 'education',
  reach: 'unit',
  needs: ['education'],
  *check(ledger, { period, thresholds: { teamSizeMin: low, teamSizeMax: high } }) {
    for (const { id, team_size: team } of ledger.all('education')) {
      if (team === null || (low <= team && team <= high)) continue;
      yield atEducation(id, 'team_size', {
        team: integerArg(team),
        low: integerArg(low),
        high: integerArg(high),
        d: integerArg(team < low ? low - team : team - high),
      });
    }
    yield* groupsOfCounty(ledger, periodEnd(period));
  },
};

function* groupsOfCounty(ledger: Ledger, on: IsoDate): Iterable<Finding> {
  const begun = ledger.all('education').filter(({ start_date: start }) => start !== null && start <= on);
  if (begun.length === 0) return;
  const groups = begun
    .filter(({ kind, end_date: end }) => kind === 'hopeGroup' && (end === null || end >= on))
    .toSorted((a, b) => ((a.start_date ?? '') < (b.start_date ?? '') ? -1 : 1));
  if (groups.length === 1) return;
  const args = {
    kind: optionArg('educationKind', 'hopeGroup'),
    date: dateArg(on),
    count: integerArg(groups.length),
    expected: integerArg(1),
    more: integerArg(Math.abs(groups.length - 1)),
  };
  // Where there is none, no record is to be named; of several the newest is.
  yield atEducation(groups.at(-1)?.id ?? null, 'kind', args);
}

function atMedical(recordId: string, field: string, args: Finding['args']): Finding {
  return { recordType: 'medical', recordId, field, args };
}

const shares = ['level34_surgery_share', 'local_treatment_rate'] as const;

/** H84: shares in 0–100 %; helper ≠ helped. Model §6. */
const H84: Rule = {
  id: 'H84',
  ruleClass: 'hard',
  form: 'medical',
  reach: 'record',
  needs: ['medical'],
  *check(ledger) {
    const whole = percent(WHOLE_PERCENT);
    for (const row of ledger.all('medical')) {
      for (const name of shares) {
        const share = row[name];
        if (share === null || (share >= 0 && share <= whole)) continue;
        yield atMedical(row.id, name, {
          field: fieldArg('medical', name),
          share: percentArg(share),
          d: percentArg(percent(share < 0 ? -share : share - whole)),
        });
      }
      const helped = (row.helped_hospital ?? '').trim();
      if (helped === '' || helped !== (row.helper_hospital ?? '').trim()) continue;
      yield atMedical(row.id, 'helped_hospital', { same: textArg(helped) });
    }
  },
};

/**
 * S85: the helper's grade is at least that of the hospital helped; a share differs by at most 10 points from that of the
 * last submitted package. Model §6.
 */
const S85: Rule = {
  id: 'S85',
  ruleClass: 'soft',
  form: 'medical',
  reach: 'record',
  needs: ['medical'],
  *check(ledger, { previous, thresholds: { shareChange: limit } }) {
    for (const row of ledger.all('medical')) {
      if (isBelow(row)) {
        yield atMedical(row.id, 'helper_grade', {
          helper: optionArg('hospitalGrade', row.helper_grade ?? ''),
          helped: optionArg('hospitalGrade', row.helped_grade ?? ''),
        });
      }
      const last = previous?.get('medical', row.id);
      for (const name of shares) {
        const now = row[name];
        const before = last?.[name] ?? null;
        if (now === null || before === null || Math.abs(now - before) <= limit) continue;
        yield atMedical(row.id, name, {
          field: fieldArg('medical', name),
          a: percentArg(now),
          b: percentArg(before),
          d: percentArg(percent(Math.abs(now - before))),
          limit: percentArg(limit),
        });
      }
    }
  },
};

/** Whether the helping hospital is of a lower grade; the grades stand in their order, the highest first. */
function isBelow({ helper_grade: helper, helped_grade: helped }: RecordOf<'medical'>): boolean {
  if (helper === null || helped === null) return false;
  const grades: readonly string[] = optionSets.hospitalGrade;
  return grades.indexOf(helper) > grades.indexOf(helped);
}

export const twinningRules: readonly Rule[] = [H82, S83, H84, S85];
