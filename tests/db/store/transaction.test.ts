import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenLedger } from '../../../db/open-ledger.ts';
import type { Reader, Writer } from '../../../db/store-handles.ts';
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

const insert = 'INSERT INTO setting (key, value) VALUES (?, ?)';
const stored = (key: string) =>
  ledger.store.read((reader) => reader.get('SELECT value FROM setting WHERE key = ?', key))?.value;

it('keeps nothing of a transaction that swallowed the error of a statement', () => {
  const swallowing = (writer: Writer): void => {
    writer.run(insert, 'a', '1');
    try {
      writer.run(insert, 'a', '2');
    } catch {
      // As careless code would.
    }
    writer.run(insert, 'b', '3');
  };
  expect(() => ledger.store.write(swallowing)).toThrow('UNIQUE');
  expect([stored('a'), stored('b')]).toEqual([undefined, undefined]);
});

it('refuses to wait inside a transaction, and what comes after the wait reaches nothing', async () => {
  let late: Promise<void> = Promise.resolve();
  const waiting = (writer: Writer): Promise<void> => {
    writer.run(insert, 'before', '1');
    late = Promise.resolve().then(() => {
      writer.run(insert, 'after', '1');
    });
    return late;
  };
  expect(() => ledger.store.write(waiting)).toThrow('cannot wait');
  await expect(late).rejects.toThrow('after its transaction');
  expect([stored('before'), stored('after')]).toEqual([undefined, undefined]);
});

it('refuses a write inside a write or a read, and goes on working', () => {
  const { store } = ledger;
  expect(() => store.write(() => store.write(() => 1))).toThrow('inside another transaction');
  expect(() => store.read(() => store.write(() => 1))).toThrow('inside another transaction');
  store.write((writer) => writer.run(insert, 'a', '1'));
  expect(stored('a')).toBe('1');
});

it('gives handles that are of no use outside their transaction', () => {
  let kept: { reader?: Reader; writer?: Writer } = {};
  ledger.store.read((reader) => {
    kept = { ...kept, reader };
  });
  ledger.store.write((writer) => {
    kept = { ...kept, writer };
  });
  expect(() => kept.writer?.run(insert, 'a', '1')).toThrow('after its transaction');
  expect(() => kept.reader?.get('SELECT 1')).toThrow('after its transaction');
});

it('lets no reader write', () => {
  const write = (reader: Reader) => reader.get(`${insert} RETURNING key`, 'a', '1');
  expect(() => ledger.store.read(write)).toThrow('a reader may not write');
  expect(stored('a')).toBeUndefined();
});
