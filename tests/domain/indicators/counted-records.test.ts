import { expect, it } from 'vitest';
import { isCounted } from '../../../db/domain/indicators/counted-records.ts';
import { surveyOf } from '../../../db/domain/indicators/survey.ts';
import { period } from '../../../db/domain/period.ts';
import type { AnyRecord, RecordType } from '../../../db/domain/records/catalogue.ts';
import { OTHER, reported } from '../../support/county-ledgers.ts';
import { smallCounty } from '../../support/small-county.ts';

it('of what two counties report one county counts, down to the parts of an account', () => {
  const made = smallCounty({ villages: 4, projects: 2, faults: false });
  const [first, second] = [
    reported({ ledger: () => made } as never),
    reported({ ledger: () => made } as never, OTHER),
  ];
  const survey = surveyOf([first, second], period('2021'));
  const shared: readonly RecordType[] = [
    ...(['enclave', 'project', 'receipt', 'due', 'allocation', 'batch', 'batch_line'] as const),
    ...(['contribution', 'investment', 'project_year', 'project_status'] as const),
  ];
  for (const type of shared) {
    const rows = made.all(type) as readonly unknown[] as readonly AnyRecord[];
    expect(rows.length, type).toBeGreaterThan(0);
    const counting = (county: typeof first) => rows.filter((row) => isCounted(survey, county, type, row));
    expect([counting(first).length, counting(second).length], type).toEqual([rows.length, 0]);
  }
  const villages = made.all('village') as readonly unknown[] as readonly AnyRecord[];
  expect(villages.every((row) => isCounted(survey, second, 'village', row))).toBe(true);
});
