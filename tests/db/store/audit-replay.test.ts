import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordHistory } from '../../../db/audit.ts';
import { allRecords } from '../../../db/repositories/records.ts';
import { saveRecords } from '../../../db/repositories/save-records.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

const step = fc.record({
  id: fc.constantFrom('h1', 'h2', 'h3'),
  host_name: fc.option(fc.string({ minLength: 1, maxLength: 8 }), { nil: null }),
  host_code: fc.constantFrom('330211', '330106', null),
  voided: fc.boolean(),
});

it('the audit log alone gives back every record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const folder = temporaryFolder();
      const ledger = await openTestLedger(folder.path);
      try {
        const revisions = new Map<string, number>();
        for (const { id, voided, ...values } of steps) {
          const { saved } = saveRecords(ledger.store, {
            changes: [{ type: 'host', id, base_revision: revisions.get(id) ?? null, values, voided }],
            person: '王芳',
            at: '2026-01-05T09:00:00Z',
            why: null,
            unit: '330825',
          });
          revisions.set(id, saved[0]?.record.revision ?? 0);
        }
        for (const record of ledger.store.read((reader) => allRecords(reader, 'host'))) {
          const replayed: Record<string, unknown> = {};
          for (const entry of ledger.store.read((reader) => recordHistory(reader, 'host', record.id))) {
            const value: unknown = JSON.parse(entry.new ?? 'null');
            if (entry.field === null) Object.assign(replayed, value);
            else replayed[entry.field] = value;
          }
          expect(record).toMatchObject(replayed);
          expect(Object.keys(replayed)).toContain('host_name');
        }
      } finally {
        ledger.close();
        folder.remove();
      }
    }),
    { numRuns: 15 },
  );
});
