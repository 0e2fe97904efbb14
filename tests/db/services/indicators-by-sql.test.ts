import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorIds } from '../../../db/domain/indicators/declarations.ts';
import type { Ledger } from '../../../db/domain/ledger.ts';
import type { PackagedRecord } from '../../../db/domain/package.ts';
import { type Period, period } from '../../../db/domain/period.ts';
import { openUpperLevel, packageOf, receive } from '../../support/received-packages.ts';
import { openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { syntheticProvince } from '../../support/synthetic-province.ts';
import { accepted, end, newYear } from './accepted-by-sql.ts';

/*
 * Each headline figure again, by SQL written by hand over the tables of received records: registers of the newest accepted
 * package of each unit, rows of every year's. Nothing of the program's own figures is used.
 */

const units = ['330802', '330825', '331121', '331123'] as const;
const folder = temporaryFolder();
let host: ServiceHost;
let answer: Record<string, Record<string, number>>;

beforeAll(async () => {
  host = await openServices(folder.path);
  await openUpperLevel(host);
  const counties = syntheticProvince(1, units);
  const years = ['2018', '2019', '2020', '2021'].map(period);
  receive(
    host,
    counties.flatMap((county) =>
      years.map((year) => {
        const given = packageOf(county, year);
        if (county.unit !== '330802') return given;
        return { ...given, records: [...given.records, ...rareRecords(county.ledger, year)] };
      }),
    ),
  );
  // What was sent back, and what nobody has decided about yet, must count nowhere.
  receive(
    host,
    counties.flatMap((county) => [
      packageOf(county, years.at(-1) as Period, { version: 2, records: [], moves: ['sentBack'] }),
      packageOf(county, years.at(-1) as Period, { version: 3, records: [], moves: [] }),
    ]),
  );
  answer = (await host.call('indicators.compute', {
    period: period('2021'),
    scope: [...units],
  })) as typeof answer;
});
afterAll(() => {
  host.close();
  folder.remove();
});

/** What the synthetic counties do not have: villages that were merged, and a receipt of an earlier year taken back. */
function rareRecords(ledger: Ledger, year: Period): readonly PackagedRecord[] {
  const weak = new Set(ledger.all('enclave').flatMap(({ id, kind }) => (kind === 'weakVillage' ? [id] : [])));
  const helped = ledger.all('contribution').flatMap((row) => {
    const id = row.holder_village_id ?? row.beneficiary_village_id;
    return id !== null && weak.has(row.enclave_id) ? [id] : [];
  });
  const [one, into, first, second] = [...new Set(helped)];
  const village = ledger.get('village', first ?? null);
  const receipt = ledger.all('receipt').find(({ enclave_id }) => weak.has(enclave_id));
  if (one === undefined || into === undefined || second === undefined) throw new Error('too few villages');
  if (village === undefined || receipt === undefined) throw new Error('no receipt');
  const amount = 1_234_500;
  const earlier = { ...receipt, id: 'of-2020', date: '2020-11-20', document_no: '2020回单', amount };
  if (year === '2020') return [{ type: 'receipt', record: earlier }] as readonly PackagedRecord[];
  if (year !== '2021') return [];
  const system = { ...village, note: null, source_doc: null };
  const merger = (old_village_id: string, new_village_id: string): PackagedRecord => {
    const { village_code: _, ...rest } = system;
    const record = { ...rest, id: `merger-${old_village_id}`, old_village_id, new_village_id };
    return { type: 'village_merger', record: { ...record, date: '2021-06-30', document: '撤并文件' } };
  };
  return [
    // Into one that was there, and two into a new one.
    merger(one, into),
    { type: 'village', record: { ...village, id: 'new-village', village_code: '330802999299' } },
    merger(village.id, 'new-village'),
    merger(second, 'new-village'),
    {
      type: 'receipt',
      record: {
        ...{ ...earlier, id: 'taken-back', date: '2021-05-20', document_no: '冲红' },
        ...{ amount: -amount, reverses_id: earlier.id },
      },
    },
  ] as readonly PackagedRecord[];
}

function sql(select: string): number {
  const row = host.context.ledger.store.read((reader) => reader.get(`${accepted} ${select}`));
  return Number(Object.values(row ?? {})[0] ?? 0);
}

const weak = `(SELECT id FROM enclave WHERE kind = 'weakVillage')`;
const notWeak = `(SELECT id FROM enclave WHERE kind <> 'weakVillage')`;
/** Received since start: what the opening states, and what came after it. */
const sinceStart = (of: string, kinds: string): string => `
  SELECT coalesce((SELECT sum(r.amount) FROM receipt r
           LEFT JOIN opening o ON o.enclave_id = r.enclave_id AND o.home_county = r.home_county
          WHERE r.enclave_id IN ${of} AND r.return_kind ${kinds} AND coalesce(r.opening, 0) = 0
            AND r.date <= '${end}' AND (o.as_of IS NULL OR r.date > o.as_of)), 0)
       + coalesce((SELECT sum(v.received_cum) FROM received_opening_received v
           JOIN newest n ON n.id = v.package_id JOIN opening o ON o.id = v.opening_balance_id
          WHERE o.enclave_id IN ${of} AND v.return_kind ${kinds}), 0)`;
const received = (of: string, kinds: string): string => `
  SELECT sum(amount) FROM receipt
   WHERE enclave_id IN ${of} AND return_kind ${kinds} AND coalesce(opening, 0) = 0
     AND date BETWEEN '${newYear}' AND '${end}'
     AND (reverses_id IS NULL OR reverses_id IN (SELECT id FROM receipt WHERE date >= '${newYear}'))`;
/** Projects of which none is a part of another one that counts, too. */
const whole = (from: string, where: string): string => `
  SELECT count(*) FROM ${from} p WHERE ${where} AND (p.parent_project_id IS NULL OR NOT EXISTS (
    SELECT 1 FROM ${from} q WHERE q.id = p.parent_project_id AND ${where.replaceAll('p.', 'q.')}))`;
const events = (stage: string, from: string): string => `
  SELECT count(*) FROM event WHERE stage = '${stage}' AND date BETWEEN '${from}' AND '${end}'
     AND (stage = 'sitePlan' OR agreement_kind = 'formal')`;
const invested = (from: string): string => `
  SELECT coalesce((SELECT sum(coalesce(inv_month, 0) + coalesce(prior_year_adjustment, 0)) FROM later_month
          WHERE inv_month IS NOT NULL AND month <= '2021-12' AND project_id IN (SELECT id FROM ${from})), 0)
       + coalesce((SELECT sum(inv_cum) FROM project_opening WHERE project_id IN (SELECT id FROM ${from})), 0)`;
const agreed = `p.agreed_investment IS NOT NULL AND p.introduced_date <= '${end}'`;
const signed = `p.sign_date <= '${end}'`;
const share = (num: number, den: number): number => Math.round((num * 1_000_000) / den);
const isMedical = `SELECT DISTINCT n.unit FROM received_medical m JOIN newest n ON n.id = m.package_id
  WHERE m.start_date <= '${end}' AND (m.end_date IS NULL OR m.end_date >= '${end}')`;

/** Villages with a balance in a weak-village enclave on some day, or paid out of one, as those they have gone into. */
const todaysVillages = `
  WITH RECURSIVE helped AS (
    SELECT village FROM (
      SELECT village, sum(sum(signed)) OVER (PARTITION BY enclave_id, home_county, village ORDER BY date) AS balance
        FROM (SELECT coalesce(holder_village_id, beneficiary_village_id) AS village, * FROM contribution
               WHERE enclave_id IN ${weak} AND date <= '${end}') WHERE village IS NOT NULL
       GROUP BY enclave_id, home_county, village, date) WHERE balance > 0
    UNION SELECT village_id FROM line WHERE enclave_id IN ${weak} AND amount > 0 AND date <= '${end}'
  ), gone(village) AS (
    SELECT village FROM helped
    UNION SELECT m.new_village_id FROM gone JOIN merger m ON m.old_village_id = gone.village
  )
  SELECT DISTINCT village FROM gone WHERE village NOT IN (SELECT old_village_id FROM merger)`;

/** By indicator and figure, as `indicators` prints them. */
const byHand: Readonly<Record<string, Readonly<Record<string, () => number>>>> = {
  I1: { value: () => sql('SELECT count(*) FROM park') },
  I2: { value: () => sql(`SELECT count(*) FROM park WHERE kind = 'weakVillage'`) },
  I3: {
    value: () =>
      sql(`SELECT count(DISTINCT y.home_county) FROM received_enclave_party y JOIN newest n ON n.id = y.package_id
            WHERE y.enclave_id IN (SELECT id FROM park WHERE kind = 'weakVillage')
              AND y.valid_from <= '${end}' AND (y.valid_to IS NULL OR y.valid_to >= '${end}')`),
  },
  I4: {
    value: () => sql(`SELECT count(*) FROM (${todaysVillages})`),
    beforeMergers: () =>
      sql(`SELECT count(DISTINCT o.one) FROM (
             WITH RECURSIVE origin(one) AS (
               SELECT village FROM (${todaysVillages})
               UNION SELECT m.old_village_id FROM origin JOIN merger m ON m.new_village_id = origin.one)
             SELECT one FROM origin) o
            WHERE NOT EXISTS (SELECT 1 FROM merger m WHERE m.new_village_id = o.one)
               OR EXISTS (SELECT 1 FROM contribution c WHERE o.one IN (c.holder_village_id, c.beneficiary_village_id)
                             AND c.date < (SELECT min(m.date) FROM merger m WHERE m.new_village_id = o.one))`),
  },
  I5: {
    value: () => sql(received(weak, `<> 'taxShare'`)),
    cumulative: () => sql(sinceStart(weak, `<> 'taxShare'`)),
    adjustment: () =>
      sql(`SELECT sum(r.amount) FROM receipt r JOIN receipt x ON x.id = r.reverses_id
            WHERE r.enclave_id IN ${weak} AND r.return_kind <> 'taxShare'
              AND r.date BETWEEN '${newYear}' AND '${end}' AND x.date < '${newYear}'`),
    otherEnclaves: () => sql(received(notWeak, `<> 'taxShare'`)),
    otherEnclavesCumulative: () => sql(sinceStart(notWeak, `<> 'taxShare'`)),
    taxShare: () => sql(received('(SELECT id FROM enclave)', `= 'taxShare'`)),
    taxShareCumulative: () => sql(sinceStart('(SELECT id FROM enclave)', `= 'taxShare'`)),
  },
  I6: {
    value: () =>
      sql(`SELECT sum(l.amount) FROM line l
             LEFT JOIN opening o ON o.enclave_id = l.enclave_id AND o.home_county = l.home_county
            WHERE l.enclave_id IN ${weak} AND l.date BETWEEN '${newYear}' AND '${end}'
              AND (o.as_of IS NULL OR l.date > o.as_of)`),
    cumulative: () =>
      sql(`SELECT coalesce((SELECT sum(l.amount) FROM line l
               LEFT JOIN opening o ON o.enclave_id = l.enclave_id AND o.home_county = l.home_county
              WHERE l.enclave_id IN ${weak} AND l.date <= '${end}' AND (o.as_of IS NULL OR l.date > o.as_of)), 0)
                + coalesce((SELECT sum(distributed_cum) FROM opening WHERE enclave_id IN ${weak}), 0)`),
  },
  I7: {
    num: () =>
      sql(`SELECT sum(a.amount) FROM received_allocation a
             JOIN counted c ON c.id = a.package_id AND c.period = substr(a.date, 1, 4)
            WHERE a.date <= '${end}' AND a.due_id IN (
              SELECT d.id FROM received_due d JOIN newest n ON n.id = d.package_id
               WHERE d.year = 2021 AND d.return_kind <> 'taxShare' AND d.enclave_id IN ${weak})`),
    den: () =>
      sql(`SELECT sum(mean) FROM (
             SELECT (2 * sum(signed * max(0, CAST(
                       julianday('${end}') + 1 - julianday(max(interest_from, '${newYear}')) AS INTEGER)))
                      + 365) / 730 AS mean
               FROM (SELECT * FROM contribution WHERE enclave_id IN ${weak})
              GROUP BY enclave_id, home_county)`),
  },
  I8: {
    value: () => sql(events('sitePlan', newYear)),
    cumulative: () => sql(events('sitePlan', '0001-01-01')),
  },
  I9: {
    value: () => sql(events('agreement', newYear)),
    cumulative: () => sql(events('agreement', '0001-01-01')),
  },
  I10: { value: () => sql('SELECT count(*) FROM counted_park') },
  I11: { value: () => sql(`SELECT count(*) FROM counted_platform WHERE kind = 'ecoTourismCulture'`) },
  I12: {
    value: () => sql(whole('in_park', `p.introduced_date <= '${end}'`)),
    inEcoParks: () => sql(whole('in_eco_park', `p.introduced_date <= '${end}'`)),
    allProjects: () => sql(whole('project', `p.introduced_date <= '${end}'`)),
  },
  I13: {
    value: () => sql(invested('project')),
    inPlatforms: () => sql(invested('in_park')),
    inEcoParks: () => sql(invested('in_eco_park')),
    inPeriod: () => sql(`SELECT sum(inv_month) FROM month WHERE month BETWEEN '2021-01' AND '2021-12'`),
  },
  I14: {
    num: () =>
      sql(whole('project', `${signed} AND (p.start_date <= '${end}' OR coalesce(p.project_code, '') <> '')`)),
    den: () => sql(whole('project', signed)),
  },
  I15: {
    den: () =>
      sql(`SELECT sum(p.agreed_investment) FROM project p WHERE ${agreed} AND p.parent_project_id IS NULL`),
    num: () =>
      sql(`SELECT coalesce((SELECT sum(fund_month) FROM later_month WHERE month <= '2021-12' AND project_id IN (
              SELECT p.id FROM project p WHERE ${agreed})), 0)
                + coalesce((SELECT sum(fund_cum) FROM project_opening WHERE project_id IN (
              SELECT p.id FROM project p WHERE ${agreed})), 0)`),
    withoutAgreed: () =>
      sql(
        `SELECT count(*) FROM project p WHERE p.agreed_investment IS NULL AND p.introduced_date <= '${end}'`,
      ),
  },
  I16: {
    num: () => sql(whole('project', `${signed} AND p.start_date <= '${end}'`)),
    den: () => sql(whole('project', signed)),
    // A ratio of its own over the same projects.
    production: () =>
      sql(`${whole('project', signed)}
             AND EXISTS (SELECT 1 FROM status s WHERE s.project_id = p.id AND s.status = 'inProduction'
                            AND s.date <= '${end}')
             AND (SELECT s.status FROM status s WHERE s.project_id = p.id AND s.date <= '${end}'
                   ORDER BY s.date DESC LIMIT 1) NOT IN ('suspended', 'terminated')`),
  },
  I17: {
    value: () =>
      sql(
        whole(
          'project',
          `p.sector = 'industry' AND p.introduced_date <= '${end}' AND (p.introduced_date >= '${newYear}'
            OR (p.introduced_date >= '2018-01-01' AND coalesce((SELECT s.status FROM status s
                 WHERE s.project_id = p.id AND s.date < '${newYear}' ORDER BY s.date DESC LIMIT 1), '')
                 NOT IN ('inProduction', 'terminated')))`,
        ),
      ),
  },
  I18: {
    num: () =>
      sql(`SELECT count(DISTINCT n.unit) FROM received_policy p JOIN newest n ON n.id = p.package_id
            WHERE p.issued_date <= '${end}'`),
    den: () => units.length,
  },
  I19: {
    value: () =>
      sql(`SELECT count(*) FROM received_education e JOIN newest n ON n.id = e.package_id
            WHERE e.kind = 'hopeGroup' AND e.start_date <= '${end}' AND (e.end_date IS NULL OR e.end_date >= '${end}')`),
  },
  I20: { num: () => sql(`SELECT count(*) FROM (${isMedical})`), den: () => units.length },
  I21: {
    value: () =>
      sql(
        `SELECT sum(a.training_person_times) FROM received_aid a JOIN newest n ON n.id = a.package_id WHERE a.year = 2021`,
      ),
    fund: () =>
      sql(
        `SELECT sum(a.aid_fund) FROM received_aid a JOIN newest n ON n.id = a.package_id WHERE a.year = 2021`,
      ),
    cumulative: () =>
      sql(`SELECT sum(a.training_person_times) FROM received_aid a JOIN counted c ON c.id = a.package_id
            AND c.period = CAST(a.year AS TEXT)`),
    fundCumulative: () =>
      sql(`SELECT sum(a.aid_fund) FROM received_aid a JOIN counted c ON c.id = a.package_id
            AND c.period = CAST(a.year AS TEXT)`),
  },
};

/** A figure as it is printed; of a ratio that stands beside the headline its numerator. */
function stated(id: string, figure: string): number | undefined {
  const found: unknown = answer[id]?.[figure];
  return typeof found === 'object' ? (found as { num: number }).num : (found as number | undefined);
}

describe('every headline indicator, by SQL written by hand', () => {
  it.each(indicatorIds)('%s', (id) => {
    const figures = byHand[id] ?? {};
    expect(Object.keys(figures).length).toBeGreaterThan(0);
    for (const [figure, compute] of Object.entries(figures))
      expect(stated(id, figure), `${id} ${figure}`).toBe(compute());
    const { num, den } = answer[id] ?? {};
    if (num !== undefined && den !== undefined) expect(answer[id]?.value).toBe(share(num, den));
  });

  it('the arrears by age and the dues behind them', async () => {
    const days = `CAST(julianday('${end}') - julianday(due_date) AS INTEGER)`;
    const outstanding = (where: string): string => `
      SELECT coalesce(sum(rest), 0) FROM (
        SELECT d.due_date, n.unit, d.agreed
             - coalesce((SELECT sum(a.amount) FROM received_allocation a
                 JOIN counted c ON c.id = a.package_id AND c.period = substr(a.date, 1, 4)
                WHERE a.due_id = d.id AND a.date <= '${end}'), 0)
             - coalesce((SELECT sum(w.amount) FROM received_waiver w
                 JOIN counted c ON c.id = w.package_id AND c.period = substr(w.date, 1, 4)
                WHERE w.due_id = d.id AND w.date <= '${end}'), 0) AS rest
          FROM received_due d JOIN newest n ON n.id = d.package_id WHERE d.due_date <= '${end}')
       WHERE ${where}`;
    const ages = {
      upTo90: `${days} <= 90`,
      upTo365: `${days} BETWEEN 91 AND 365`,
      over365: `${days} > 365`,
    } as const;
    const at = { period: period('2021'), limit: 500 };
    for (const [age, where] of Object.entries(ages)) {
      const { value, rows } = await host.call('dashboard.dues', { ...at, age: age as keyof typeof ages });
      expect(value, age).toBe(sql(outstanding(where)));
      expect(
        rows.reduce((sum, { rest }) => sum + rest, 0),
        age,
      ).toBe(value);
      for (const unit of units) {
        const own = await host.call('dashboard.dues', { ...at, age: age as keyof typeof ages, county: unit });
        expect(own.value, `${age} ${unit}`).toBe(sql(outstanding(`${where} AND unit = '${unit}'`)));
      }
    }
    expect(sql(outstanding('TRUE'))).toBeGreaterThan(0);
  });

  it('the pipeline and the enclaves behind it', async () => {
    const listed = async (stage: 'sitePlan' | 'agreement' | 'operating', group: 'inYear' | 'now') =>
      (await host.call('dashboard.enclaves', { period: period('2021'), stage, group })).length;
    expect(await listed('sitePlan', 'inYear')).toBe(sql(events('sitePlan', newYear)));
    expect(await listed('agreement', 'inYear')).toBe(sql(events('agreement', newYear)));
    const standing = `SELECT count(*) FROM enclave e WHERE 'operating' = (SELECT s.stage FROM event s
      WHERE s.enclave_id = e.id AND s.date <= '${end}' ORDER BY s.date DESC, s.stage = 'ended' DESC LIMIT 1)`;
    expect(await listed('operating', 'now')).toBe(sql(standing));
    expect(sql(standing)).toBeGreaterThan(0);
  });

  it('is no comparison of nothing with nothing', () => {
    const zero = indicatorIds.filter((id) =>
      Object.values(byHand[id] ?? {}).every((compute) => compute() === 0),
    );
    expect(zero).toEqual([]);
    expect(answer.I5?.adjustment).toBeLessThan(0);
    expect(stated('I16', 'production')).toBeGreaterThan(0);
    // One merged village is one of two; a new village is none of the two that went into it.
    expect(Number(answer.I4?.beforeMergers) - Number(answer.I4?.value)).toBe(2);
  });
});
