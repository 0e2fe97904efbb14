import { afterAll, beforeAll, expect, it } from 'vitest';
import { withEditedCell } from '../../../db/demo/province/files/report-files.ts';
import type { FoundKind, InboxState } from '../../../db/domain/inbox-answers.ts';
import { CountyOffice } from '../../support/county-office.ts';
import { InboxHost } from '../../support/inbox-host.ts';
import { randomNumbers } from '../../support/random-numbers.ts';

const rounds = 4;

/** Everything that may come of one county, and something of another, by the name it comes under. */
const files = new Map<string, Uint8Array>();
beforeAll(async () => {
  const [office, laptop, other] = await Promise.all([
    CountyOffice.open('330825'),
    CountyOffice.open('330825', 2),
    CountyOffice.open('330802'),
  ]);
  try {
    const first = await office.submit();
    files.set('1.xlsx', first.bytes);
    files.set('1-edited.xlsx', await withEditedCell(first.bytes));
    files.set('2.xlsx', (await office.correct(3)).bytes);
    files.set('3.xlsx', (await office.correct(5)).bytes);
    files.set('laptop.xlsx', (await laptop.submit()).bytes);
    const whole = (await other.submit()).bytes;
    files.set('other.xlsx', whole);
    files.set('torn.xlsx', whole.subarray(0, whole.length / 2));
  } finally {
    for (const one of [office, laptop, other]) one.close();
  }
}, 120_000);

let open: InboxHost[] = [];
afterAll(() => {
  for (const one of open) one.close();
  open = [];
});

/** What is said of units and files, without ids and times of this run. */
function said({ rows, others }: InboxState): string {
  // When it was received is the only thing that tells these apart.
  const kindOf = (kind: FoundKind): string => (['new', 'newer', 'same'].includes(kind) ? 'received' : kind);
  return JSON.stringify([
    rows.map((row) => [
      row.unit.code,
      row.state,
      row.head?.sha256 ?? null,
      row.forks.length,
      row.verdict,
      row.headlines,
      row.refused,
      row.doubts,
      row.waiting.map(({ file, kind }) => [file, kindOf(kind)]),
    ]),
    others.map(({ file, kind }) => [file, kindOf(kind)]),
  ]);
}

it('the same files give the same states, in whatever order they come and however often they are looked at', {
  timeout: 300_000,
}, async () => {
  const random = randomNumbers(20220120);
  const outcomes = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const inbox = await InboxHost.open();
    open.push(inbox);
    const order = [...files].map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at);
    for (const { one } of order) {
      inbox.put(...one);
      if (random() < 0.5) await inbox.scanTrusting();
    }
    await inbox.scanTrusting();
    outcomes.add(said(await inbox.scan(true)));
  }
  expect([...outcomes]).toHaveLength(1);
});
