import { HOME } from '../../../support/ledger-builder.ts';
import { empty, plain, type RuleCase } from './case.ts';

const known = (codes: readonly string[]) => ({
  name: () => undefined,
  isValid: (code: string) => codes.includes(code),
});

const paired = () => plain().with('pairing');

export const registerCases: readonly RuleCase[] = [
  {
    rule: 'H05',
    what: 'the reporting county is not in the table',
    passing: empty,
    context: { areas: known([HOME]) },
    brokenContext: { areas: known([]) },
    names: {
      recordType: 'report',
      recordId: null,
      field: 'area_code',
      args: { v: HOME, date: '2021-12-31' },
    },
  },
  {
    rule: 'S05',
    what: 'a host that was redrawn before the pairing',
    passing: paired,
    context: { areas: known([HOME, '330211']) },
    breaking: (b) => b.change('host', 'host-1', { host_code: '330103' }),
    names: {
      recordType: 'host',
      recordId: 'host-1',
      field: 'host_code',
      args: { field: 'host.host_code', v: '330103', date: '2015-01-01' },
    },
  },
  {
    rule: 'H06',
    what: 'a county paired with itself',
    passing: paired,
    breaking: (b) => b.change('host', 'host-1', { host_code: HOME }),
    names: { recordType: 'pairing', recordId: 'pairing-1', field: 'host_id', args: { same: HOME } },
  },
  {
    rule: 'H06',
    what: 'a county that was never on the list',
    passing: paired,
    breaking: (b) => b.change('pairing', 'pairing-1', { home_county: '330110' }),
    names: {
      recordType: 'pairing',
      recordId: 'pairing-1',
      field: 'home_county',
      args: { unlisted: '330110' },
    },
  },
  {
    rule: 'H07',
    what: 'a pairing that ends before it begins',
    passing: () => plain().with('pairing', { valid_to: '2020-12-31' }),
    breaking: (b) => b.change('pairing', 'pairing-1', { valid_to: '2014-12-31' }),
    names: {
      recordType: 'pairing',
      recordId: 'pairing-1',
      field: 'valid_to',
      args: { from: '2015-01-01', to: '2014-12-31', days: 1 },
    },
  },
  {
    rule: 'H07',
    what: 'a second pairing of the same kind before the first one ends',
    passing: () =>
      plain()
        .with('pairing', { valid_to: '2020-12-31' })
        .with('pairing', { valid_from: '2021-01-01' })
        .with('pairing', { pairing_type: 'strategic' }),
    breaking: (b) => b.change('pairing', 'pairing-2', { valid_from: '2020-07-01' }),
    names: {
      recordType: 'pairing',
      recordId: 'pairing-2',
      field: 'valid_from',
      args: { kind: 'provincial', begins: '2020-07-01', other_from: '2015-01-01', other_to: '2020-12-31' },
    },
  },
  {
    rule: 'S08',
    what: 'a host that is on the list when the pairing begins',
    passing: () => paired().with('county', { area_code: '330326', member_to: '2014-12-31' }),
    breaking: (b) =>
      b.change('host', 'host-1', { host_code: '330326' }).change('county', 'county-2', { member_to: null }),
    names: {
      recordType: 'pairing',
      recordId: 'pairing-1',
      field: 'host_id',
      args: { host: '镇海区', date: '2015-01-01' },
    },
  },
];
