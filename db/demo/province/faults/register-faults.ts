import { isoDate } from '../../../domain/dates.ts';
import type { ValuesOf } from '../../../domain/records/catalogue.ts';
import { withCheckCharacter } from '../credit-codes.ts';
import { at, type Fault, fault } from './fault.ts';
import type { Spare } from './spare.ts';

function pairing(spare: Spare, host_id: string, values: Partial<ValuesOf<'pairing'>> = {}): string {
  return spare.entries.add('pairing', {
    home_county: spare.home,
    host_id,
    pairing_type: 'withinCity',
    valid_from: isoDate('2019-01-01'),
    ...values,
  });
}

/** Another mountain county than the one that reports. */
const otherCounty = (spare: Spare): string => (spare.home === '330127' ? '330324' : '330127');

/** A character that the right one is not. */
const otherThan = (character: string): string => (character === '5' ? '6' : '5');

function withWrongCheck(code: string): string {
  return code.slice(0, 17) + otherThan(code.charAt(17));
}

/** Codes, partners, pairings and the list of counties. */
export const registerFaults: readonly Fault[] = [
  fault('REQ', 'an enclave without an address', (spare) => {
    return at('enclave', spare.enclave({ site_address: null }));
  }),
  fault('H01', 'the last character of a credit code mistyped', (spare) => {
    return at('enclave', spare.enclave({ vehicle_uscc: withWrongCheck(spare.creditCode()) }));
  }),
  fault('S02', 'a credit code whose organisation code does not check', (spare) => {
    const code = spare.creditCode();
    const first17 = code.slice(0, 16) + otherThan(code.charAt(16));
    return at('enclave', spare.enclave({ vehicle_uscc: withCheckCharacter(first17) }));
  }),
  fault('S03', 'a credit code of a registering department that does not exist', (spare) => {
    const first17 = `29${spare.creditCode().slice(2, 17)}`;
    return at('enclave', spare.enclave({ vehicle_uscc: withCheckCharacter(first17) }));
  }),
  fault('H04', 'the county comes onto the list after the year', (spare) => {
    const own = spare.entries.all('county').find(({ area_code }) => area_code === spare.home);
    spare.entries.change('county', own?.id ?? '', { member_from: isoDate('2024-08-01') });
    return { ...at('report', null), times: 13 };
  }),
  fault('S05', 'a partner with a code that no area has', (spare) => {
    return at('host', spare.host({ host_code: '330299' }));
  }),
  fault('H06', 'a pairing of a county that is not on the list', (spare) => {
    return at('pairing', pairing(spare, spare.host(), { home_county: '330211' }));
  }),
  fault('H07', 'a pairing that ends before it begins', (spare) => {
    return at('pairing', pairing(spare, spare.host(), { valid_to: isoDate('2018-12-31') }));
  }),
  fault('S08', 'a partner that is a mountain county', (spare) => {
    return at('pairing', pairing(spare, spare.host({ host_code: otherCounty(spare), parent_code: '3301' })));
  }),
];
