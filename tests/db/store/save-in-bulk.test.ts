import fc from 'fast-check';
import { expect, test } from 'vitest';
import { auditEntries, verifyChain } from '../../../db/audit.ts';
import type { RecordChange } from '../../../db/domain/contract.ts';
import { systemPorts } from '../../../db/ports.ts';
import { allRecords } from '../../../db/repositories/records.ts';
import { saveRecords } from '../../../db/repositories/save-records.ts';
import { indexIsRight } from '../../../db/repositories/search-index.ts';
import { failureOf } from '../../support/failures.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

const by = { person: '王芳', at: '2026-01-05T09:00:00Z', why: null, unit: '330825' } as const;

/** What a store holds after these saves: records, log without its chain, words. */
async function stored(saves: readonly (readonly RecordChange[])[]) {
  const folder = temporaryFolder();
  const ledger = await openTestLedger(folder.path);
  try {
    for (const changes of saves) saveRecords(ledger.store, { ...by, changes });
    return ledger.store.read((reader) => {
      expect(verifyChain(reader).first_bad_entry).toBeNull();
      expect(indexIsRight(reader)).toBe(true);
      return {
        villages: allRecords(reader, 'village'),
        log: auditEntries(reader).map(({ hash: _, installation: __, ...entry }) => entry),
        words: reader.all('SELECT * FROM search_entry ORDER BY record_id'),
      };
    });
  } finally {
    ledger.close();
    folder.remove();
  }
}

const village = fc.record({
  name: fc.constantFrom('长乐村', '大会村', null, ' 东 畈村 ', 'A村"\\', '村\ud800'),
  households: fc.option(fc.nat(900)),
  village_code: fc.constantFrom('330825100201', '330825100202'),
});
const letters = ['a', 'b', 'B', '0', 'é', '村', 'zz', '😀', '～', 'c1', 'c2'];
const villages = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...letters), village), { minLength: 5, selector: ([id]) => id })
  .map((drawn) =>
    drawn.map(([id, values]): RecordChange => ({ type: 'village', id, base_revision: null, values })),
  );

test('records saved together are what they are saved one by one, whatever their ids', async () => {
  await fc.assert(
    fc.asyncProperty(villages, async (changes) => {
      expect(await stored([changes])).toEqual(await stored(changes.map((one) => [one])));
    }),
    { numRuns: 5 },
  );
});

test('a record that is there is not made a second time, wherever in a save it stands', async () => {
  await fc.assert(
    fc.asyncProperty(villages, fc.nat(), fc.boolean(), async (changes, at, inOneSave) => {
      const again = changes[at % changes.length];
      if (again === undefined) throw new Error('nothing was drawn');
      const saves = inOneSave ? [[...changes, again]] : [changes, [again]];
      expect((await failureOf(() => stored(saves))).code).toBe('stale');
    }),
    { numRuns: 4 },
  );
});

test('ids ascend in the order in which they are made', () => {
  const { newId } = systemPorts();
  const made = Array.from({ length: 5000 }, newId);
  expect(made).toEqual(made.toSorted());
  expect(new Set(made).size).toBe(made.length);
});
