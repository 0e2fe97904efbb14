import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { optionSets } from '../../../db/domain/options.ts';
import type { Period } from '../../../db/domain/period.ts';
import { countsAt, moves, type ReportStatus, versionInForce } from '../../../db/domain/workflow.ts';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import {
  countedPackages,
  keepPackage,
  listPackages,
  movePackage,
  packageFile,
} from '../../../db/repositories/received-packages.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;
beforeEach(async () => {
  folder = temporaryFolder();
  ledger = await openTestLedger(folder.path);
});
afterEach(() => {
  ledger.close();
  folder.remove();
});

const by = { person: '赵敏', at: '2022-02-01T08:00:00Z', why: null };
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const bytesOf = (id: string): Uint8Array => new TextEncoder().encode(`bytes of ${id}`);

function receive(id: string, version: number): void {
  const head = {
    ...{ id, version, unit: '330825', period: `${id.split('/')[0]}` as Period },
    ...{ sha256: sha(id), previous_sha256: null, file_name: `${id}.xlsx` },
    ...{ installation: 'i', public_key: 'k', manifest: '{}', bytes: bytesOf(id), records: [] },
  };
  ledger.store.write((writer) => keepPackage(writer, head, by));
}

const allowed = (from: ReportStatus, to: ReportStatus): boolean =>
  moves.some((move) => move.from === from && move.to === to);

it('the store itself takes only the moves there are, and its counted packages are the versions in force', () => {
  const walk = fc.array(
    fc.record({ version: fc.integer({ min: 1, max: 3 }), to: fc.constantFrom(...optionSets.reportStatus) }),
    { minLength: 1, maxLength: 25 },
  );
  let run = 2000;
  fc.assert(
    fc.property(walk, (steps) => {
      const period = String(run++);
      const states = new Map<number, ReportStatus>();
      for (const version of [1, 2, 3]) {
        receive(`${period}/${version}`, version);
        states.set(version, 'submitted');
      }
      for (const { version, to } of steps) {
        const id = `${period}/${version}`;
        const move = (): void => ledger.store.write((writer) => movePackage(writer, id, to, by));
        const taken = allowed(states.get(version) ?? 'draft', to);
        if (taken) {
          move();
          states.set(version, to);
        } else expect(move).toThrow(/no such move|CHECK constraint/);
        const listed = ledger.store.read((reader) => listPackages(reader, period as Period));
        expect(listed.map((one) => [one.version, one.status])).toEqual([...states]);
        for (const level of ['prefecture', 'province'] as const) {
          const counted = ledger.store.read((reader) => countedPackages(reader, countsAt(level)));
          expect(counted.filter((one) => one.period === period).map((one) => one.version)).toEqual(
            [versionInForce(listed, level)?.version].filter((one) => one !== undefined),
          );
        }
      }
      for (const version of [1, 2, 3]) {
        const id = `${period}/${version}`;
        const kept = ledger.store.read((reader) => packageFile(reader, id));
        expect(Buffer.from(kept.bytes).equals(bytesOf(id))).toBe(true);
      }
    }),
    { numRuns: 20 },
  );
}, 60_000);
