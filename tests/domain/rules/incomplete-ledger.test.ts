import { describe, expect, it } from 'vitest';
import { languages } from '../../../db/domain/locale/labels.ts';
import { ruleMessage } from '../../../db/domain/locale/rule-message.ts';
import { period } from '../../../db/domain/period.ts';
import { type AnyRecord, declarationOf, recordTypes } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';
import { checkLedger } from '../../../db/domain/rules/run.ts';
import { parties } from '../../fixtures/corpus/parties.ts';
import { payments } from '../../fixtures/corpus/payments.ts';
import { pools } from '../../fixtures/corpus/pools.ts';
import { projects } from '../../fixtures/corpus/projects.ts';
import { contextWith, head } from './cases/case.ts';

/** Values that a saved record may hold although they make no sense; nothing blocks saving (model, decision 4). */
function oddValues(field: Field): readonly AnyRecord[string][] {
  const blank = field.need === 'identity' ? [] : [null];
  switch (field.kind) {
    case 'money':
    case 'percent':
    case 'mu':
    case 'squareMetre':
      return [...blank, 0, -1, 10_000_000, 9_000_000_000_000_000];
    case 'integer':
      return [...blank, 0, -1, 9_000_000_000_000_000];
    case 'date':
      return [...blank, '1900-01-01', '9999-12-31'];
    case 'year':
      return [...blank, 1900, 2200];
    case 'yearList':
      return [...blank, '2021,2021', '1900'];
    case 'monthList':
      return [...blank, '1,2,3,4,5,6,7,8,9,10,11,12'];
    case 'flag':
      return [...blank, true, false];
    case 'reference':
      return [...blank, 'of-no-record'];
    case 'villageCode':
      return ['1'];
    default:
      return blank;
  }
}

const rich = [
  'a project of last year taken back by its final account',
  'one code, three sub-projects',
  'a project taken up in mid-life with an opening balance',
  'first use in mid-life with opening balances',
  'three villages merged into one',
  'prior-year adjustment',
  'waiver with document',
  'industrial enclave whose tax share goes to the county treasury',
];
const ledgers = [...payments, ...pools, ...parties, ...projects].filter((one) => rich.includes(one.name));

describe('a check of a ledger with one odd or missing value', () => {
  it('has the ledgers that it names', () => {
    expect(ledgers.map((one) => one.name).sort()).toEqual([...rich].sort());
  });

  it.each(ledgers)(
    'comes to an end and says what is wrong: $name',
    ({ build, period: of, about }) => {
      const ledger = build().ledger();
      for (const type of recordTypes) {
        const [record] = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
        if (record === undefined) continue;
        for (const field of declarationOf(type).fields) {
          for (const value of oddValues(field)) {
            const odd = ledger.withRecord(type, { ...record, [field.name]: value } as never);
            for (const judged of [of, of.slice(0, 4)]) {
              const context = contextWith({
                period: period(judged),
                head: head(),
                ...(about === undefined ? {} : { forms: about }),
              });
              const where = `${type}.${field.name} = ${value}`;
              let violations: ReturnType<typeof checkLedger> = [];
              expect(() => {
                violations = checkLedger(odd, context);
              }, where).not.toThrow();
              for (const violation of violations) {
                for (const language of languages) {
                  expect(ruleMessage(language, violation, { moneyUnit: 'wanYuan' }), where).not.toMatch(
                    /[{}?[\]]/,
                  );
                }
              }
            }
          }
        }
      }
    },
    60_000,
  );
});
