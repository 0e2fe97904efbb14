import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultCalendar } from '../../../db/domain/calendar.ts';
import type { FormOverview, PeriodOverview } from '../../../db/domain/overview-answers.ts';
import { period } from '../../../db/domain/period.ts';
import { seededPorts } from '../../../db/ports.ts';
import { LedgerBuilder } from '../../support/ledger-builder.ts';
import { openCounty, openServices, type ServiceHost } from '../../support/service-host.ts';
import { temporaryFolder } from '../../support/store-folder.ts';
import { newDesks } from './desk.ts';

const desks = newDesks();
const desk = () => desks.current;
const due = (of = '2021Q4', host: ServiceHost = desk().host) =>
  host.call('periods.due', { period: period(of) });
const overview = (of = '2021Q4', host: ServiceHost = desk().host) =>
  host.call('periods.overview', { period: period(of) });
const formOf = (answer: PeriodOverview, form: FormOverview['form']) =>
  answer.forms.find((one) => one.form === form);

describe('what is due', () => {
  it('is every package that is over and not filed, with its days, and what comes next', async () => {
    const { open, next, chosen, has_filed } = await due();
    expect(open.map((one) => [one.period, one.opens, one.deadline, one.filed])).toEqual([
      ['2021Q4', '2022-01-01', '2022-01-15', null],
      ['2021', '2022-01-01', '2022-02-14', null],
    ]);
    // January is exempt; December was due on the 8th, before the ledger was begun.
    expect(next.map((one) => one.period)).toEqual(['2022-02', '2022Q1', '2022']);
    expect(chosen).toEqual(open[0]);
    expect(has_filed).toBe(false);
  });

  it('says what was filed: the newest of its kind stays in sight, earlier ones go', async () => {
    await desk().submit();
    const { open, chosen, has_filed } = await due();
    expect(open.map((one) => [one.period, one.filed?.version ?? null])).toEqual([
      ['2021-12', null],
      ['2021Q4', 1],
      ['2021', null],
    ]);
    expect(chosen?.filed?.version).toBe(1);
    expect(has_filed).toBe(true);
  });

  it('follows the calendar that is set, and a deadline on file before it', async () => {
    const days = { ...defaultCalendar.days, quarter: 20, year: 60 };
    const calendar = { ...defaultCalendar, days, holidays: 'nextWorkingDay' as const };
    await desk().host.call('session.settings', { calendar });
    const deadlines = async () => (await due()).open.map((one) => one.deadline);
    // December's 8 January is a Saturday; 20 January is a Thursday, 1 March a Tuesday.
    expect(await deadlines()).toEqual(['2022-01-10', '2022-01-20', '2022-03-01']);
    await desk().save('threshold', 'threshold-1', null, {
      threshold: 'deadlineQuarter',
      valid_from: '2021-01-01',
      count: 15,
    });
    // 15 January 2022 is a Saturday.
    expect(await deadlines()).toEqual(['2022-01-10', '2022-01-17', '2022-03-01']);
    expect((await desk().host.call('session.open', {})).calendar).toEqual(calendar);
  });

  it('asks nothing of a period that carries no form', async () => {
    expect((await due('2021H2')).chosen).toBeNull();
  });

  it('tells when and by whom a record was saved last, not when a setting was changed', async () => {
    const before = (await due()).last_save;
    await desk().host.call('session.settings', { period: period('2021') });
    expect((await due()).last_save).toEqual(before);
    expect(before?.person).toBe('王芳');
  });
});

describe('a new ledger', () => {
  const folder = temporaryFolder();
  let host: ServiceHost;
  beforeEach(async () => {
    host = await openCounty(folder.path, new LedgerBuilder(), seededPorts(7, '2022-01-10T01:00:00Z'));
  });
  afterEach(() => {
    host.close();
    folder.remove();
  });

  it('has its first steps before it', async () => {
    const { steps, last_save } = await due('2021Q4', host);
    expect(steps).toEqual({
      enclaves: 0,
      withTerms: 0,
      openings: 0,
      villages: 0,
      projects: 0,
      enclave_id: null,
    });
    expect(last_save).toBeNull();
  });
});

describe('other levels', () => {
  it('report nothing, and are told so', async () => {
    const folder = temporaryFolder();
    const host = await openServices(folder.path);
    await host.call('session.initialise', {
      role: 'province',
      unit: null,
      person: '王芳',
      language: 'zh-CN',
    });
    expect((await host.refused('periods.due', { period: period('2021Q4') })).code).toBe('forbidden');
    expect((await host.refused('periods.overview', { period: period('2021Q4') })).code).toBe('forbidden');
    host.close();
    folder.remove();
  });
});

describe('how far the period is', () => {
  it('counts what enclaves, villages and projects let expect', async () => {
    const quarter = await overview();
    expect(formOf(quarter, 'return')?.completeness).toEqual({
      measure: 'enclavesWithReceipt',
      entered: 2,
      expected: 2,
      missing: null,
    });
    expect(formOf(quarter, 'distribution')?.completeness).toMatchObject({ entered: 2, expected: 2 });
    const year = await overview('2021');
    expect(formOf(year, 'village')?.completeness).toMatchObject({
      measure: 'villagesWithIncome',
      entered: 0,
      expected: 3,
      missing: { type: 'village_year' },
    });
    expect(formOf(year, 'contribution')?.completeness).toMatchObject({ entered: 2, expected: 2 });
    // Nothing lets expect how many plans there should be.
    expect(formOf(year, 'policy')?.completeness).toBeNull();
  });

  it('names the account that is missing, so that a link leads to it', async () => {
    // In the first quarter only the first enclave paid.
    const first = formOf(await overview('2021Q1'), 'return')?.completeness;
    expect(first).toMatchObject({
      entered: 1,
      expected: 2,
      missing: { type: 'receipt', place: { enclave_id: 'enclave-2', home_county: '330825' } },
    });
  });

  it('says what the check says, form by form and rule by rule', async () => {
    await desk().save('receipt', 'receipt-9', null, {
      enclave_id: 'enclave-1',
      home_county: '330825',
      date: '2021-11-11',
    });
    const [answer, check] = [
      await overview(),
      await desk().host.call('check.run', { period: period('2021Q4') }),
    ];
    const { hard, unexplained, explained, hints } = check;
    expect(answer).toMatchObject({ hard, unexplained, explained, hints });
    expect(hard).toBeGreaterThan(0);
    const counted = answer.asked.reduce((sum, { count }) => sum + count, 0);
    expect(counted).toBe(hard + unexplained);
    const classes = answer.asked.map(({ violation }) => violation.ruleClass);
    expect(classes).toEqual(classes.toSorted());
    const [first] = answer.asked;
    expect(first).toMatchObject({ place: { enclave_id: 'enclave-1' }, violation: { recordId: 'receipt-9' } });
    const form = formOf(answer, 'return');
    expect(form?.hard).toBe(hard);
    expect((form?.records ?? 0) - (form?.clean ?? 0)).toBe(1);
  });

  it('is known anew after every save, and counts an empty form that nobody declared', async () => {
    expect((await overview()).hard).toBe(0);
    const year = await overview('2020');
    const { hard, records } = formOf(year, 'policy') ?? {};
    expect({ hard, records }).toEqual({ hard: 1, records: 0 });
    await desk().save('declaration', 'declaration-99', null, { form: 'policy', period: '2020', kind: 'nil' });
    expect(formOf(await overview('2020'), 'policy')).toMatchObject({
      hard: 0,
      declaration: { kind: 'nil' },
    });
  });

  it('knows what was typed and not saved, by its form', async () => {
    await desk().host.call('drafts.put', {
      form: 'receipt:enclave-1/330825',
      record_id: 'new-1',
      base_revision: null,
      money_unit: 'wanYuan',
      raw: { date: '2021-12-01', amount: '5' },
    });
    const answer = await overview();
    expect(answer.drafts).toHaveLength(1);
    expect(formOf(answer, 'return')?.drafts).toBe(1);
    expect(formOf(answer, 'distribution')?.drafts).toBe(0);
  });

  it('names who has not signed: of a first report all but the filler, then nobody', async () => {
    expect((await overview()).unsigned).toEqual(['unit_head', 'stat_head', 'phone']);
    await desk().host.call('drafts.put', {
      form: 'signing',
      record_id: '2021Q4',
      base_revision: null,
      money_unit: 'wanYuan',
      raw: { unit_head: '李军', filler: ' ' },
    });
    expect((await overview()).unsigned).toEqual(['stat_head', 'filler', 'phone']);
    await desk().submit();
    expect((await overview('2021')).unsigned).toEqual([]);
  });

  it.each(['2021H2', '2022Q2', '2021-01'])('is refused for %s: there is nothing to check', async (of) => {
    const { code } = await desk().host.refused('periods.overview', { period: period(of) });
    expect(code).toBe('period_invalid');
  });
});
