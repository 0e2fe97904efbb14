import { daysBetween, FAR_FUTURE, type IsoDate } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { periodEnd } from '../period.ts';
import { type AnyRecord, declarationOf, type RecordOf, recordTypes } from '../records/catalogue.ts';
import { stagesOf } from './pipeline.ts';
import { dateArg, type Finding, fieldArg, integerArg, optionArg, type Rule, textArg } from './rule.ts';

/** Rules of the registers without a form: county list, hosts, pairings, and area codes wherever they stand. */
export const registerRuleIds = ['H05', 'S05', 'H06', 'H07', 'S08'] as const;
export type RegisterRuleId = (typeof registerRuleIds)[number];

/**
 * H05: the reporting county's own 6-digit code exists and is valid. Judged at the period's end, once for the report: a
 * county whose code was changed keeps older records, which must not block it. Model §6.
 */
const H05: Rule = {
  id: 'H05',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: [],
  *check(_ledger, { unit, areas, period }) {
    const on = periodEnd(period);
    if (areas.isValid(unit, on)) return;
    const args = { v: textArg(unit), date: dateArg(on) };
    yield { recordType: 'report', recordId: null, field: 'area_code', args };
  },
};

/** Fields that hold an area code, by record type. A filed report is not judged again. */
const areaCodeFields = recordTypes
  .filter((type) => type !== 'report')
  .map((type) => ({
    type,
    names: declarationOf(type)
      .fields.filter((field) => field.kind === 'areaCode')
      .map((field) => field.name),
  }))
  .filter(({ names }) => names.length > 0);

const ownDateFields = ['valid_from', 'member_from', 'date', 'due_date', 'as_of'] as const;

/** Days at which a record's area codes are meant: its own date; of a host and an enclave those of what happened there. */
function ownDates(ledger: Ledger, type: string, record: AnyRecord): readonly IsoDate[] {
  const stages = (enclaveId: string) => stagesOf(ledger, enclaveId).map((event) => event.date);
  if (type === 'enclave') return stages(record.id);
  if (type === 'host') {
    const pairings = ledger.where('pairing', 'host_id', record.id).map((pairing) => pairing.valid_from);
    const enclaves = ledger.where('enclave', 'host_id', record.id);
    return [...pairings, ...enclaves.flatMap((enclave) => stages(enclave.id))].filter((day) => day !== null);
  }
  const name = ownDateFields.find((field) => typeof record[field] === 'string');
  return name === undefined ? [] : [record[name] as IsoDate];
}

/**
 * S05: any other 6-digit code is valid at the record's own date (districts are redrawn); without a date, at the period's
 * end. Of several records with one code, type and field the first one is named. Model §6.
 */
const S05: Rule = {
  id: 'S05',
  ruleClass: 'soft',
  form: null,
  reach: 'unit',
  needs: [...areaCodeFields.map(({ type }) => type), 'stage_event'],
  *check(ledger, { unit, areas, period }) {
    for (const { type, names } of areaCodeFields) {
      const seen = new Set<string>();
      for (const record of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
        for (const field of names) {
          const code = record[field];
          if (typeof code !== 'string' || code.length !== 6 || code === unit) continue;
          if (seen.has(`${field}/${code}`)) continue;
          const dates = ownDates(ledger, type, record);
          const judged = dates.length === 0 ? [periodEnd(period)] : dates;
          if (judged.some((day) => areas.isValid(code, day))) continue;
          seen.add(`${field}/${code}`);
          const args = {
            field: fieldArg(type, field),
            v: textArg(code),
            date: dateArg(judged[0] ?? periodEnd(period)),
          };
          yield { recordType: type, recordId: record.id, field, args };
        }
      }
    }
  },
};

/**
 * H06: host ≠ county; the county is, or was, on the list of mountain counties (judged once the list is there).
 * Model §6.
 */
const H06: Rule = {
  id: 'H06',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: ['pairing', 'host', 'county'],
  *check(ledger) {
    const listed = ledger.all('county').length > 0;
    for (const { id, home_county, host_id } of ledger.all('pairing')) {
      const at = (field: string, args: Finding['args']): Finding => {
        return { recordType: 'pairing', recordId: id, field, args };
      };
      if (ledger.get('host', host_id)?.host_code === home_county) {
        yield at('host_id', { same: textArg(home_county) });
      }
      if (listed && ledger.where('county', 'area_code', home_county).length === 0) {
        yield at('home_county', { unlisted: textArg(home_county) });
      }
    }
  },
};

/** H07: pairing from ≤ to; no overlap of the same county, host and type. Model §6. */
const H07: Rule = {
  id: 'H07',
  ruleClass: 'hard',
  form: null,
  reach: 'unit',
  needs: ['pairing'],
  *check(ledger) {
    const earlier = new Map<string, RecordOf<'pairing'>[]>();
    for (const pairing of ledger.all('pairing')) {
      const { id, valid_from: from, valid_to: to, pairing_type: kind } = pairing;
      if (from === null) continue;
      if (to !== null && from > to) {
        const args = { from: dateArg(from), to: dateArg(to), days: integerArg(daysBetween(to, from)) };
        yield { recordType: 'pairing', recordId: id, field: 'valid_to', args };
        continue;
      }
      if (kind === null) continue;
      const key = [pairing.home_county, pairing.host_id, kind].join('/');
      const others = earlier.get(key) ?? [];
      earlier.set(key, [...others, pairing]);
      const other = others.find(
        (one) => (one.valid_from ?? '') <= (to ?? FAR_FUTURE) && from <= (one.valid_to ?? FAR_FUTURE),
      );
      if (other === undefined || other.valid_from === null) continue;
      const until = other.valid_to === null ? {} : { other_to: dateArg(other.valid_to) };
      const args = {
        kind: optionArg('pairingType', kind),
        begins: dateArg(from),
        other_from: dateArg(other.valid_from),
        ...until,
      };
      yield { recordType: 'pairing', recordId: id, field: 'valid_from', args };
    }
  },
};

/** S08: the host is itself a mountain county on the day the pairing begins. Model §6. */
const S08: Rule = {
  id: 'S08',
  ruleClass: 'soft',
  form: null,
  reach: 'unit',
  needs: ['pairing', 'host', 'county'],
  *check(ledger, { period }) {
    for (const { id, host_id, valid_from } of ledger.all('pairing')) {
      const host = ledger.get('host', host_id);
      if (host?.host_code == null) continue;
      const on = valid_from ?? periodEnd(period);
      const member = ledger
        .where('county', 'area_code', host.host_code)
        .some((row) => (row.member_from ?? on) <= on && on <= (row.member_to ?? FAR_FUTURE));
      if (!member) continue;
      const args = { host: textArg(host.host_name ?? host.host_code), date: dateArg(on) };
      yield { recordType: 'pairing', recordId: id, field: 'host_id', args };
    }
  },
};

export const registerRules: readonly Rule[] = [H05, S05, H06, H07, S08];
