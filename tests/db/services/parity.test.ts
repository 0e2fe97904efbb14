import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../../db/domain/answers.ts';
import { Ledger, type RecordSet } from '../../../db/domain/ledger.ts';
import { optionSets } from '../../../db/domain/options.ts';
import { type Period, period } from '../../../db/domain/period.ts';
import { type AnyRecord, recordTypes } from '../../../db/domain/records/catalogue.ts';
import { allRules } from '../../../db/domain/rules/all-rules.ts';
import type { Rule, Violation } from '../../../db/domain/rules/rule.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { thresholdsOn } from '../../../db/domain/rules/thresholds-on.ts';
import { registerTypes, typesOfForm, withReferences } from '../../../renderer/features/forms/form-types.ts';
import { pageContext } from '../../../renderer/ui/violations/judge.ts';
import { judgeInSlice } from '../../../renderer/ui/violations/judge-slice.ts';
import { anyLedger } from '../../support/any-ledger.ts';
import { openCounty, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

/** Generated counties; each is a data folder of its own. */
const runs = 30;
const periods = ['2021', '2021Q4'].map(period);

const reachOf: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** Whether a code is in the table of areas or industries is not judged while typing; see `pageContext`. */
const byTable = ({ rule, args }: Violation): boolean =>
  (rule === 'S22' && args.date !== undefined) || (rule === 'H55' && args.unknown !== undefined);

const sorted = (violations: readonly Violation[]): readonly string[] =>
  violations
    .filter((one) => !byTable(one))
    .map((one) => JSON.stringify(one))
    .toSorted();

/** The store thread's verdict, of the rules and records that a page knows. */
async function storesVerdict(host: ServiceHost, of: Period) {
  const { violations, forms } = await host.call('check.run', { period: of });
  return {
    verdict: violations.map(({ violation }): Violation => violation),
    /** Forms that the county owes for the period; obligations among the records may have ended one. */
    owed: forms.map(({ form }) => form),
  };
}

async function windowsContext(host: ServiceHost, of: Period, slice: { area_names: Record<string, string> }) {
  const session: Session = { ...(await host.call('session.open', {})), period: of };
  const rows = async (type: 'threshold' | 'weak_village_threshold') =>
    (await host.call('records.list', { type, limit: 5000 })).rows;
  const settings = {
    threshold: await rows('threshold'),
    weak_village_threshold: await rows('weak_village_threshold'),
  };
  const thresholds = thresholdsOn(new Ledger(settings as unknown as RecordSet), of);
  // The page of the projects reads the whole table of industries.
  return pageContext(session, slice, thresholds, host.context.industries);
}

async function eachCounty(judge: (host: ServiceHost) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyLedger, async (builder) => {
      const folder = temporaryFolder();
      const host = await openCounty(folder.path, builder);
      try {
        await judge(host);
      } finally {
        host.close();
        folder.remove();
      }
    }),
    { numRuns: runs, seed: 20_210_731, endOnFailure: true },
  );
}

describe('window and store thread give the same verdict', () => {
  it('on the pages of an enclave', async () => {
    const seen = new Set<string>();
    await eachCounty(async (host) => {
      const enclaves = (await host.call('records.list', { type: 'enclave', limit: 5000 })).rows;
      for (const of of periods) {
        const { verdict, owed } = await storesVerdict(host, of);
        for (const { id } of enclaves) {
          const slice = await host.call('enclaves.open', { enclave_id: id });
          const context = await windowsContext(host, of, slice);
          const typed = checkLedger(new Ledger(slice.records as unknown as RecordSet), context, {
            reach: 'enclave',
          });
          const own = recordsOf(slice.records);
          // A page judges all forms, the store those that are owed for the period.
          const known = ({ rule, form, recordType, recordId }: Violation): boolean =>
            reachOf.get(rule)?.reach !== 'unit' &&
            form !== null &&
            owed.includes(form) &&
            own.has(`${recordType} ${recordId}`);
          const expected = sorted(verdict.filter(known));
          expect(sorted(typed.filter(known))).toEqual(expected);
          for (const { rule } of verdict.filter(known)) seen.add(rule);
        }
      }
    });
    // The generated counties must break rules, or equal silence proves nothing.
    expect(seen.size).toBeGreaterThan(20);
  }, 240_000);

  it('on the pages of forms and registers', async () => {
    const seen = new Set<string>();
    const pages = [registerTypes, ...optionSets.form.map(typesOfForm)];
    await eachCounty(async (host) => {
      const of = period('2021');
      const { verdict, owed } = await storesVerdict(host, of);
      for (const own of pages) {
        const types = withReferences(own);
        const slice = await host.call('records.slice', { types: [...types] });
        const context = await windowsContext(host, of, slice);
        const ledger = new Ledger(slice.records as unknown as RecordSet);
        for (const type of own) {
          for (const { id } of slice.records[type] ?? []) {
            // What is not owed is judged on its page, and no matter of the check.
            const typed = judgeInSlice(ledger, context, types, type, id).filter(
              ({ form, rule }) => form === null || owed.includes(form) || rule === 'REQ',
            );
            const expected = verdict.filter(({ rule, recordType, recordId }) => {
              const { reach, needs = [] } = reachOf.get(rule) ?? {};
              const runs = reach === 'record' || needs.every((needed) => types.includes(needed));
              return runs && recordType === type && recordId === id;
            });
            expect(sorted(typed)).toEqual(sorted(expected));
            for (const { rule } of expected) seen.add(rule);
          }
        }
      }
    });
    expect(seen.size).toBeGreaterThan(15);
  }, 240_000);
});

/**
 * Records of a slice that its pages judge. Of an allocation between two enclaves each knows one end only; it is judged at
 * the check.
 */
function recordsOf(records: { readonly [type in string]?: readonly AnyRecord[] }): ReadonlySet<string> {
  const here = new Set(
    recordTypes.flatMap((type) => (records[type] ?? []).map((row) => `${type} ${row.id}`)),
  );
  for (const { id, receipt_id, due_id } of records.allocation ?? []) {
    if (!here.has(`receipt ${receipt_id}`) || !here.has(`due ${due_id}`)) here.delete(`allocation ${id}`);
  }
  return here;
}
