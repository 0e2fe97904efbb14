import type { AuditEntry } from './answers.ts';
import type { FieldValue } from './records/catalogue.ts';
import type { HistoryStep } from './story-answers.ts';

/**
 * What an audit log says about one record, save by save: entries of one save stand one after another and share who, when
 * and why.
 * @param entries of one record, oldest first
 */
export function historySteps(entries: readonly AuditEntry[]): readonly HistoryStep[] {
  const saves: AuditEntry[][] = [];
  for (const entry of entries) {
    const last = saves.at(-1);
    const [before] = last ?? [];
    const same =
      before !== undefined &&
      // A record is made once: what follows it in the log is another save, even within the same millisecond.
      before.field !== null &&
      before.at === entry.at &&
      before.person === entry.person &&
      before.why === entry.why &&
      last?.every(({ field }) => field !== entry.field);
    if (same === true) last?.push(entry);
    else saves.push([entry]);
  }
  return saves.map(stepOf);
}

function stepOf(entries: readonly AuditEntry[]): HistoryStep {
  const [first] = entries;
  if (first === undefined) throw new Error('a save without an entry');
  const { person, at, why } = first;
  const changes = entries.flatMap(changesOf);
  const voided = changes.find(({ field }) => field === 'voided');
  const ended = voided?.new === true ? 'voided' : 'restored';
  const changed = voided === undefined ? 'changed' : ended;
  return {
    kind: first.field === null ? 'created' : changed,
    person,
    at,
    why,
    changes: changes.filter(({ field }) => field !== 'voided'),
  };
}

function changesOf(entry: AuditEntry): HistoryStep['changes'] {
  const read = (text: string | null): FieldValue => (text === null ? null : (JSON.parse(text) as FieldValue));
  if (entry.field !== null) return [{ field: entry.field, old: read(entry.old), new: read(entry.new) }];
  const values = JSON.parse(entry.new ?? '{}') as Record<string, FieldValue>;
  return Object.entries(values)
    .filter(([field, value]) => value !== null && field !== 'voided')
    .map(([field, value]) => ({ field, old: null, new: value }));
}
