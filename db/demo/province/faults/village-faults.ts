import { isoDate } from '../../../domain/dates.ts';
import { wanYuan } from '../entries.ts';
import { provinceYear } from '../targets.ts';
import { at, type Fault, fault, named } from './fault.ts';

/** Villages and their incomes. */
export const villageFaults: readonly Fault[] = [
  fault('H21', "a village with another county's code", (spare) => {
    const other = spare.home === '330825' ? '330803' : '330825';
    const town_code = spare.areas.children(other)[0]?.code ?? '';
    return at('village', spare.village({ village_code: `${town_code}205`, town_code }));
  }),
  fault('S22', 'a village of a township that does not exist', (spare) => {
    const town_code = `${spare.home}399`;
    return at('village', spare.village({ village_code: `${town_code}201`, town_code }));
  }),
  fault('S23', "a residents' committee among the villages", (spare) => {
    const town = spare.areas.children(spare.home)[0]?.code ?? '';
    return at('village', spare.village({ village_code: `${town}001` }));
  }),
  fault('S24', 'a village of twelve households', (spare) => {
    return at('village', spare.village({ households: 12, population: 40 }));
  }),
  fault('H25', 'a village that left the list before it came onto it', (spare) => {
    return at('village', spare.village({ weak_to: isoDate('2015-12-31') }));
  }),
  fault('H26', 'a total income below its parts', (spare) => {
    return at('village_year', spare.villageYear(spare.village(), { subsidy_income: wanYuan(6) }));
  }),
  fault('H27', 'an enclave income above the total', (spare) => {
    const id = spare.villageYear(spare.village(), { enclave_income: wanYuan(21) });
    // It is above the investment income, too, and nothing of it was distributed.
    return {
      ...at('village_year', id),
      consequences: [named('S27', 'village_year', id), named('S94', 'village_year', id)],
    };
  }),
  fault('S27', 'an investment income above the operating income', (spare) => {
    return at('village_year', spare.villageYear(spare.village(), { investment_income: wanYuan(16) }));
  }),
  fault('S28', 'a village that is weak though it earns 20 万元', (spare) => {
    return at('village_year', spare.villageYear(spare.village({ weak_to: null })));
  }),
  fault('S29', 'an income that doubled', (spare) => {
    const village = spare.village();
    const half = { total_income: wanYuan(10), operating_income: wanYuan(7), subsidy_income: wanYuan(1) };
    spare.villageYear(village, { ...half, year: provinceYear - 1 });
    return at('village_year', spare.villageYear(village));
  }),
  fault('S94', 'an enclave income that nobody distributed', (spare) => {
    return at('village_year', spare.villageYear(spare.village(), { enclave_income: wanYuan(5) }));
  }),
];
