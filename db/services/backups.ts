import { verifyAttachments } from '../attachments/verify-attachments.ts';
import { type BackupFile, backUp, backupFiles, examine } from '../backup.ts';
import type { StoreVerdict } from '../domain/answers.ts';
import { indexIsRight, makeIndex } from '../repositories/search-index.ts';
import type { ServiceContext } from './context.ts';

/** Backs up on demand; the copy is opened and verified before it gets its name. */
export async function createBackup(context: ServiceContext): Promise<{ readonly file_name: string }> {
  const { store, dataDir, migrations } = context.ledger;
  const at = context.ports.now();
  return { file_name: await backUp(store, { dataDir, migrations, at, reason: 'demand' }) };
}

export const listBackups = (context: ServiceContext): readonly BackupFile[] =>
  backupFiles(context.ledger.dataDir);

/**
 * Whether pages, references and audit chain of the open store are whole, its records as the log says, and the files of its
 * attachments. A search index that is wrong is made anew and not mentioned: nothing is lost by it.
 */
export function verifyStore(context: ServiceContext): StoreVerdict {
  const { store, dataDir } = context.ledger;
  const { faults, chain, unlike, counts } = examine(store);
  if (faults.length === 0 && !store.read(indexIsRight)) store.write(makeIndex);
  return {
    integrity: faults.length === 0 ? 'ok' : 'damaged',
    audit_entries: chain.entries,
    first_bad_entry: chain.first_bad_entry,
    audit_head: chain.head,
    unlike_log: unlike,
    counts,
    attachments: store.read((reader) => verifyAttachments(dataDir, reader)),
  };
}
