import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Rows of a statement over the store of each county, one county after the other. */
export class ProvinceStores {
  readonly #stores: readonly Database.Database[];

  constructor(out: string, counties: readonly string[]) {
    this.#stores = counties.map((code) => new Database(join(out, code, 'ledger.sqlite'), { readonly: true }));
  }

  rows(sql: string): readonly Record<string, unknown>[] {
    return this.#stores.flatMap((store) => store.prepare(sql).all() as Record<string, unknown>[]);
  }

  /** Σ over the counties of a statement's one figure. */
  sum(sql: string): number {
    return this.rows(sql).reduce((sum, row) => sum + Number(Object.values(row)[0] ?? 0), 0);
  }

  /** Different values of a statement's one column. */
  distinct(sql: string): number {
    return new Set(this.rows(sql).map((row) => String(Object.values(row)[0]))).size;
  }

  close(): void {
    for (const store of this.#stores) store.close();
  }
}

/** Enclaves that are signed and not ended at the end of 2021 (I1). */
const parks = `
  SELECT e.* FROM enclave e WHERE e.voided = 0
    AND EXISTS (SELECT 1 FROM stage_event s WHERE s.enclave_id = e.id AND s.voided = 0
                AND s.stage NOT IN ('sitePlan', 'ended') AND s.date <= '2021-12-31')
    AND NOT EXISTS (SELECT 1 FROM stage_event s WHERE s.enclave_id = e.id AND s.voided = 0
                    AND s.stage = 'ended' AND s.date <= '2021-12-31')`;

const countedPlatforms = `
  SELECT p.platform_code AS code, p.kind AS kind FROM platform p WHERE p.voided = 0 AND p.counted = 1
    AND (p.enclave_id IS NULL OR p.enclave_id NOT IN (SELECT id FROM enclave WHERE counted_as_platform = 1))
  UNION ALL SELECT e.enclave_code, 'enclave' FROM (${parks}) e WHERE e.counted_as_platform = 1`;

/** The article's figures, each by a statement of its own; money in fen. */
export function articleFigures(stores: ProvinceStores) {
  const perKind = (kind: string) =>
    stores.distinct(`SELECT enclave_code FROM (${parks}) WHERE kind = '${kind}'`);
  return {
    enclaves: stores.distinct(`SELECT enclave_code FROM (${parks})`),
    weakVillage: perKind('weakVillage'),
    industrial: perKind('industrial'),
    sciTech: perKind('sciTech'),
    countiesCovered: stores.distinct(
      `SELECT a.home_county FROM enclave_party a JOIN (${parks}) e ON e.id = a.enclave_id WHERE e.kind = 'weakVillage'`,
    ),
    villages: stores.distinct(`
      SELECT v.village_code FROM village v JOIN contribution c
        ON v.id IN (c.holder_village_id, c.beneficiary_village_id) AND c.date <= '2021-12-31' AND c.voided = 0
        JOIN (${parks}) e ON e.id = c.enclave_id WHERE e.kind = 'weakVillage'`),
    received: stores.sum(`
      SELECT coalesce(sum(r.amount), 0) FROM receipt r JOIN enclave e ON e.id = r.enclave_id
      WHERE e.kind = 'weakVillage' AND r.return_kind <> 'taxShare' AND r.voided = 0
        AND r.date BETWEEN '2021-01-01' AND '2021-12-31'`),
    distributed: stores.sum(`
      SELECT coalesce(sum(l.amount), 0) FROM batch_line l JOIN batch b ON b.id = l.batch_id
      WHERE b.date BETWEEN '2021-01-01' AND '2021-12-31' AND l.voided = 0`),
    sitePlans: stores.sum(
      `SELECT count(*) FROM stage_event WHERE stage = 'sitePlan' AND date LIKE '2021-%' AND voided = 0`,
    ),
    agreements: stores.sum(
      `SELECT count(*) FROM stage_event WHERE stage = 'agreement' AND agreement_kind = 'formal' AND date LIKE '2021-%' AND voided = 0`,
    ),
    platforms: stores.distinct(`SELECT code FROM (${countedPlatforms})`),
    ecoParks: stores.distinct(`SELECT code FROM (${countedPlatforms}) WHERE kind = 'ecoTourismCulture'`),
    projects: stores.sum(
      `SELECT count(*) FROM project WHERE introduced_date <= '2021-12-31' AND voided = 0
        AND platform_id IN (SELECT id FROM platform WHERE counted = 1)`,
    ),
    invested: stores.sum(`
      SELECT (SELECT coalesce(sum(inv_cum), 0) FROM project_opening WHERE voided = 0)
           + (SELECT coalesce(sum(inv_month), 0) + coalesce(sum(prior_year_adjustment), 0) FROM investment
              WHERE month <= '2021-12' AND voided = 0)`),
    policies: stores.sum(`SELECT count(*) FROM policy WHERE issued_date <= '2021-12-31' AND voided = 0`),
    policiesByJuly: stores.sum(
      `SELECT count(*) FROM policy WHERE issued_date <= '2021-07-31' AND voided = 0`,
    ),
    educationGroups: stores.sum(
      `SELECT count(*) FROM education WHERE kind = 'hopeGroup' AND start_date <= '2021-12-31'
        AND (end_date IS NULL OR end_date > '2021-12-31') AND voided = 0`,
    ),
    medicalCounties: stores.distinct(
      `SELECT county_code FROM medical WHERE start_date <= '2021-12-31'
        AND (end_date IS NULL OR end_date > '2021-12-31') AND voided = 0`,
    ),
  };
}
