import { auditEntries, entryOf, firstUnchained } from '../audit.ts';
import type { AuditEntry } from '../domain/answers.ts';
import type { Logs } from '../domain/merge/logs.ts';
import type { Reader, Writer } from '../store-handles.ts';
import { requireInstallation } from './settings.ts';

const columns = 'installation, seq, person, at, record_type, record_id, field, old, new, why, hash';
const insert = `INSERT INTO foreign_audit (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function foreignLogs(reader: Reader): Map<string, AuditEntry[]> {
  const logs = new Map<string, AuditEntry[]>();
  for (const row of reader.all(`SELECT ${columns} FROM foreign_audit ORDER BY installation, seq`)) {
    const entry = entryOf(row);
    const log = logs.get(entry.installation);
    if (log === undefined) logs.set(entry.installation, [entry]);
    else log.push(entry);
  }
  return logs;
}

/** Everything that is known here of what the office's machines wrote: the own log, and those that were loaded. */
export function knownLogs(reader: Reader): Logs {
  return new Map([...foreignLogs(reader), [requireInstallation(reader), auditEntries(reader)]]);
}

/** Keeps what logs say beyond what is known already. @param logs joined with the known ones */
export function keepLogs(writer: Writer, logs: Logs): void {
  const own = requireInstallation(writer);
  for (const [installation, entries] of logs) {
    if (installation === own) continue;
    const last = writer.get('SELECT max(seq) AS seq FROM foreign_audit WHERE installation = ?', installation);
    for (const one of entries.slice(Number(last?.seq ?? 0))) {
      const { seq, person, at, record_type, record_id, field, old, new: now, why, hash } = one;
      writer.run(insert, installation, seq, person, at, record_type, record_id, field, old, now, why, hash);
    }
  }
}

/** Loaded logs that are not what was loaded: `foreign_audit <installation> <seq>`. */
export function damagedLogs(reader: Reader): readonly string[] {
  return [...foreignLogs(reader)].flatMap(([installation, entries]) => {
    const at = firstUnchained(installation, entries);
    return at === null ? [] : [`foreign_audit ${installation} ${at}`];
  });
}
