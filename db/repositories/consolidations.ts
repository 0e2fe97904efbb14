import { type Authorship, appendAudit } from '../audit.ts';
import type { ConsolidatedPackage } from '../domain/consolidation/difference.ts';
import type { UnitTotals } from '../domain/consolidation/figures.ts';
import type { ConsolidationScope } from '../domain/consolidation-answers.ts';
import { FailureError } from '../domain/failure.ts';
import type { Membership } from '../domain/indicators/membership.ts';
import type { Period } from '../domain/period.ts';
import type { Reader, SqlRow, Writer } from '../store-handles.ts';
import { requireInstallation } from './settings.ts';

/** A consolidation as it is kept, without its inputs. */
export interface KeptConsolidation {
  readonly id: string;
  readonly period: Period;
  readonly version: number;
  readonly scope: ConsolidationScope;
  /** The list of members that it was made with. */
  readonly members: readonly Membership[];
  readonly figures: UnitTotals;
  readonly missing: readonly { readonly unit: string; readonly name: string }[];
  readonly file_name: string | null;
  readonly app_version: string;
  readonly made_at: string;
  readonly made_by: string;
}

const columns = [
  'id',
  'period',
  'version',
  'scope',
  'members',
  'figures',
  'missing',
  'file_name',
  'app_version',
  'made_at',
  'made_by',
] as const satisfies readonly (keyof KeptConsolidation)[];
const select = `SELECT ${columns.join(', ')} FROM consolidation`;

/** Number of the next consolidation of a period. */
export function nextVersion(reader: Reader, period: Period): number {
  const row = reader.get('SELECT max(version) AS version FROM consolidation WHERE period = ?', period);
  return Number(row?.version ?? 0) + 1;
}

/** Keeps a consolidation with its inputs and notes it in the audit log; within the caller's transaction. */
export function keepConsolidation(
  writer: Writer,
  kept: Omit<KeptConsolidation, 'made_at' | 'made_by'>,
  packages: readonly ConsolidatedPackage[],
  by: Authorship,
): void {
  const json = (value: unknown): string => JSON.stringify(value);
  writer.run(
    `INSERT INTO consolidation (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    kept.id,
    kept.period,
    kept.version,
    json(kept.scope),
    json(kept.members),
    json(kept.figures),
    json(kept.missing),
    kept.file_name,
    kept.app_version,
    by.at,
    by.person,
  );
  for (const { package_id, unit, period, version, sha256 } of packages) {
    writer.run(
      'INSERT INTO consolidation_input (consolidation_id, package_id, unit, period, version, sha256) VALUES (?, ?, ?, ?, ?, ?)',
      kept.id,
      package_id,
      unit,
      period,
      version,
      sha256,
    );
  }
  const made = { period: kept.period, version: kept.version, scope: kept.scope, total: kept.figures.total };
  const change = {
    record_type: 'consolidation',
    record_id: kept.id,
    field: null,
    old: null,
    new: json(made),
  };
  appendAudit(writer, requireInstallation(writer), by, [change]);
}

/** Consolidations of a period, or of all; newest first. */
export function listConsolidations(reader: Reader, period: Period | null): readonly KeptConsolidation[] {
  return reader
    .all(
      `${select} WHERE ? IS NULL OR period = ? ORDER BY made_at DESC, version DESC, id DESC`,
      period,
      period,
    )
    .map(consolidationOf);
}

/** A consolidation and what it adds up. @throws FailureError `not_found` */
export function consolidationById(
  reader: Reader,
  id: string,
): { readonly kept: KeptConsolidation; readonly packages: readonly ConsolidatedPackage[] } {
  const row = reader.get(`${select} WHERE id = ?`, id);
  if (row === undefined) throw new FailureError('not_found', { type: 'consolidation', id });
  const packages = reader
    .all(
      `SELECT package_id, unit, period, version, sha256 FROM consolidation_input
        WHERE consolidation_id = ? ORDER BY unit, period, package_id`,
      id,
    )
    .map((input) => ({
      package_id: String(input.package_id),
      unit: String(input.unit),
      period: input.period as Period,
      version: Number(input.version),
      sha256: String(input.sha256),
    }));
  return { kept: consolidationOf(row), packages };
}

/** @throws FailureError `store_damaged` when it cannot be read */
function consolidationOf(row: SqlRow): KeptConsolidation {
  const json = <T>(name: string): T => {
    try {
      return JSON.parse(String(row[name])) as T;
    } catch {
      throw new FailureError('store_damaged', { cause: `consolidation ${String(row.id)} ${name}` });
    }
  };
  return {
    id: String(row.id),
    period: row.period as Period,
    version: Number(row.version),
    scope: json('scope'),
    members: json('members'),
    figures: json('figures'),
    missing: json('missing'),
    file_name: row.file_name === null ? null : String(row.file_name),
    app_version: String(row.app_version),
    made_at: String(row.made_at),
    made_by: String(row.made_by),
  };
}
