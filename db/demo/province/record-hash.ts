import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { recordTypes } from '../../domain/records/catalogue.ts';
import { allRecords } from '../../repositories/records.ts';
import type { Store } from '../../store.ts';

/** How many records a store holds, and the SHA-256 of all of them as canonical JSON, type by type in order of id. */
export interface StoredRecords {
  readonly count: number;
  readonly sha256: string;
}

/** Every field counts, also ids, times and who entered it: two stores of one hash hold the same bytes. */
export function hashRecords(store: Store): StoredRecords {
  return store.read((reader) => {
    const hash = createHash('sha256');
    let count = 0;
    for (const type of recordTypes) {
      const rows = allRecords(reader, type);
      count += rows.length;
      hash.update(`${type}\n${canonicalize(rows) ?? ''}\n`);
    }
    return { count, sha256: hash.digest('hex') };
  });
}
