import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordType } from '../../../db/domain/records/catalogue.ts';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import { getRecord } from '../../../db/repositories/records.ts';
import { saveRecords } from '../../../db/repositories/save-records.ts';
import { importedValues } from '../../../db/services/import-check.ts';
import { failureOf } from '../../support/failures.ts';
import { type LedgerBuilder, operatingEnclave, yuan } from '../../support/ledger-builder.ts';
import { importable } from '../../support/records-file.ts';
import { openTestLedger, temporaryFolder } from '../../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let ledger: OpenLedger;

/** One enclave with a holding village, a due that is paid and a batch. */
const account = () =>
  operatingEnclave()
    .with('due')
    .with('receipt')
    .with('allocation')
    .with('batch')
    .with('batch_line')
    .with('waiver');

async function start(builder: LedgerBuilder = account()): Promise<void> {
  folder = temporaryFolder();
  ledger = await openTestLedger(folder.path);
  const changes = importable(builder).map(({ type, record }) => {
    const values = importedValues(record);
    return { type, id: String(record.id), base_revision: null, values, voided: record.voided === true };
  });
  save(changes, true);
}

const save = (changes: Parameters<typeof saveRecords>[1]['changes'], asItStood = false) =>
  saveRecords(ledger.store, {
    changes,
    asItStood,
    person: '王芳',
    at: '2026-01-05T09:00:00Z',
    why: '录错',
    unit: '330825',
  });
const read = (type: RecordType, id: string) => ledger.store.read((reader) => getRecord(reader, type, id));
const voiding = (...given: readonly (readonly [RecordType, string])[]) =>
  given.map(([type, id]) => ({
    type,
    id,
    base_revision: read(type, id)?.revision ?? null,
    values: {},
    voided: true,
  }));
const refusal = async (type: RecordType, id: string) => {
  const failure = await failureOf(() => save(voiding([type, id])));
  expect(failure.code).toBe('still_used');
  expect(read(type, id)?.voided).toBe(false);
  return failure;
};

beforeEach(() => start());
afterEach(() => {
  ledger.close();
  folder.remove();
});

describe('voiding', () => {
  it('of an enclave is refused while money hangs on it, and says what and how much of it', async () => {
    expect(await refusal('enclave', 'enclave-1')).toEqual({
      code: 'still_used',
      args: { type: 'enclave', id: 'enclave-1', used: 'contribution:1,due:1,receipt:1,batch:1' },
    });
  });

  it('of a village and of a host is refused while they are named', async () => {
    expect((await refusal('village', 'village-1')).args.used).toBe('contribution:1,batch_line:1');
    expect((await refusal('host', 'host-1')).args.used).toBe('enclave:1');
  });

  it('of a village counts a row that names it twice once', async () => {
    save([
      {
        type: 'contribution',
        id: 'contribution-1',
        base_revision: 1,
        values: { beneficiary_village_id: 'village-1' },
      },
    ]);
    expect((await refusal('village', 'village-1')).args.used).toBe('contribution:1,batch_line:1');
  });

  it('of a receipt is refused while another one takes it back', async () => {
    const values = {
      enclave_id: 'enclave-1',
      home_county: '330825',
      amount: yuan(-80),
      reverses_id: 'receipt-1',
    };
    save([{ type: 'receipt', id: 'back', base_revision: null, values }]);
    expect((await refusal('receipt', 'receipt-1')).args.used).toBe('receipt:1');
  });

  it('of a due, receipt or batch takes its own parts along', () => {
    save(voiding(['due', 'due-1'], ['receipt', 'receipt-1']));
    save(voiding(['batch', 'batch-1']));
    expect(read('batch', 'batch-1')?.voided).toBe(true);
    // The line of a voided batch holds its village no longer.
    save(voiding(['contribution', 'contribution-1'], ['village', 'village-1']));
    expect(read('village', 'village-1')?.voided).toBe(true);
  });

  it('of an enclave with all that hangs on it is one save; what describes it goes along', () => {
    save(
      voiding(
        ['enclave', 'enclave-1'],
        ['contribution', 'contribution-1'],
        ['due', 'due-1'],
        ['receipt', 'receipt-1'],
        ['batch', 'batch-1'],
      ),
    );
    expect(read('enclave', 'enclave-1')?.voided).toBe(true);
    save(voiding(['host', 'host-1']));
  });

  it('is refused together with all else of the save', async () => {
    const failure = await failureOf(() => save(voiding(['due', 'due-1'], ['enclave', 'enclave-1'])));
    expect(failure.args.used).toBe('contribution:1,receipt:1,batch:1');
    expect(read('due', 'due-1')?.voided).toBe(false);
  });

  it('of what is voided already changes nothing, and what arrives voided is taken as it is', async () => {
    ledger.close();
    folder.remove();
    await start(account().change('enclave', 'enclave-1', { voided: true }));
    save(voiding(['enclave', 'enclave-1']));
    expect(read('enclave', 'enclave-1')).toMatchObject({ voided: true, revision: 1 });
  });
});
