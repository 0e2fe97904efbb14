import { wholesOf } from '../figures/project-lines.ts';
import type { Ledger } from '../ledger.ts';
import type { FormId } from '../options.ts';
import type { Period } from '../period.ts';
import { type AnyRecord, declarationOf, type RecordType, recordTypes } from '../records/catalogue.ts';
import { isAfter } from './in-period.ts';
import {
  type CheckContext,
  dateArg,
  type Finding,
  optionArg,
  periodArg,
  type RuleArg,
  textArg,
} from './rule.ts';

/** Rows of a project that are added up, with the field that tells them apart. */
const rowsOfProject = [
  { type: 'investment', field: 'month' },
  { type: 'project_year', field: 'year' },
  { type: 'project_opening', field: null },
] as const;

type RowType = (typeof rowsOfProject)[number]['type'];

/**
 * What REQ asks so that no investment counts twice: one row a project and month, one plan a year, one opening balance; of a
 * filing with sub-projects either the whole or the parts state a month. An opening is of a
 * year's last day: else a month would stand partly in it (H69, model §2.0).
 */
export function* countedOnce(ledger: Ledger, { forms, period }: CheckContext): Iterable<Finding> {
  yield* yearlyTwice(ledger, forms, period);
  if (!forms.includes('investment')) return;
  for (const { type, field } of rowsOfProject) {
    const rows = (ledger.all(type) as readonly unknown[] as readonly AnyRecord[]).filter(
      (row) => !isAfter(ledger, type, row, period),
    );
    const keyOf = (projectId: string, row: AnyRecord): string =>
      `${projectId} ${field === null ? '' : row[field]}`;
    const first = new Set<string>();
    const stated = new Set(rows.map((row) => keyOf(String(row.project_id), row)));
    for (const row of rows) {
      const project = String(row.project_id);
      const key = keyOf(project, row);
      const at = (args: Readonly<Record<string, RuleArg>>): Finding => ({
        recordType: type,
        recordId: row.id,
        field: field ?? 'as_of',
        args,
      });
      if (first.has(key)) yield at({ again: nameOf(ledger, project), ...when(type, row) });
      first.add(key);
      if (type !== 'investment') continue;
      const whole = wholesOf(ledger, project).find((id) => stated.has(keyOf(id, row)));
      if (whole !== undefined) yield at({ whole: nameOf(ledger, whole), ...when(type, row) });
    }
  }
  for (const { id, as_of } of ledger.all('project_opening')) {
    if (as_of === null || as_of.endsWith('-12-31')) continue;
    const args = { opened: dateArg(as_of) };
    yield { recordType: 'project_opening', recordId: id, field: 'as_of', args };
  }
}

/** Two records of one year with the same natural key: an income, aid of a partner. Both would be in every sum. */
function* yearlyTwice(ledger: Ledger, forms: readonly FormId[], period: Period): Iterable<Finding> {
  for (const type of recordTypes) {
    const { belongs, form, naturalKey, fields } = declarationOf(type);
    if (belongs.by !== 'year' || form === null || !forms.includes(form)) continue;
    const named = fields.find(({ name, target }) => target !== undefined && naturalKey.includes(name));
    const first = new Set<string>();
    for (const row of ledger.all(type) as readonly unknown[] as readonly AnyRecord[]) {
      if (isAfter(ledger, type, row, period)) continue;
      const key = naturalKey.map((name) => String(row[name])).join(' ');
      if (first.has(key)) {
        const target = ledger.get(named?.target as RecordType, String(row[named?.name ?? '']));
        const whose = target as unknown as AnyRecord | undefined;
        const args = {
          again: textArg(String(whose?.name ?? whose?.host_name ?? '')),
          of: periodArg(String(row[belongs.field]) as Period),
        };
        yield { recordType: type, recordId: row.id, field: belongs.field, args };
      }
      first.add(key);
    }
  }
}

function nameOf(ledger: Ledger, projectId: string): RuleArg {
  return textArg(ledger.get('project', projectId)?.name ?? projectId);
}

/** Month or year that the rows are of; of an opening balance what it is. */
function when(type: RowType, row: AnyRecord): Readonly<Record<string, RuleArg>> {
  switch (type) {
    case 'investment':
      return { of: periodArg(row.month as Period) };
    case 'project_year':
      return { of: periodArg(String(row.year) as Period) };
    case 'project_opening':
      return { of: optionArg('contributionKind', 'opening') };
  }
}
