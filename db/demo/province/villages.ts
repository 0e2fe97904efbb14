import { isoDate } from '../../domain/dates.ts';
import { type Fen, fen } from '../../domain/money.ts';
import { creditCode } from './credit-codes.ts';
import { type Desk, documentNo } from './desk.ts';
import { wholeYuan } from './entries.ts';
import { villageNames } from './names.ts';
import { provinceYear } from './targets.ts';

/** A weak village as the other families know it. */
export interface MadeVillage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The county's weak villages in order of their codes, spread over its real townships; the names are invented. */
export function addVillages(desk: Desk): readonly MadeVillage[] {
  const { plan, entries, random, areas } = desk;
  const count = plan.enclaves.reduce((sum, enclave) => sum + enclave.villages, 0);
  const towns = areas.children(plan.area_code);
  const names = villageNames(random, count);
  const perTown = Math.ceil(count / towns.length);
  return names.map((name, index) => {
    const town_code = towns[Math.floor(index / perTown)]?.code ?? '';
    const village_code = `${town_code}${201 + (index % perTown)}`;
    const households = random.integer(90, 720);
    const id = entries.add('village', {
      village_code,
      name,
      town_code,
      coop_name: `${name}股份经济合作社（演示）`,
      coop_uscc: creditCode(random, 'N2', plan.area_code),
      households,
      population: Math.round((households * random.integer(24, 36)) / 10),
      weak_from: isoDate('2016-12-31'),
      // Weak villages were cleared to zero before the year begins (model §2.4).
      weak_to: isoDate(random.pick(['2018-12-31', '2019-12-31', '2020-06-30'])),
      weak_basis: documentNo(desk, '认定', 2016, 1),
    });
    return { id, code: village_code, name };
  });
}

/** Incomes of the year and of the one before, between about 12 and 40 万元 (model §7). @param paid to each village in the year, by its id */
export function addVillageYears(
  { entries, random }: Desk,
  villages: readonly MadeVillage[],
  paid: ReadonlyMap<string, Fen>,
): void {
  for (const { id } of villages) {
    const enclave = paid.get(id) ?? fen(0);
    const now = {
      enclave,
      otherInvestment: random.integer(4, 30) * 1_000,
      operating: random.integer(70, 165) * 1_000,
      subsidy: random.integer(12, 60) * 1_000,
      other: random.integer(2, 18) * 1_000,
    };
    addYear(entries, id, provinceYear, now, random.integer(20, 45));
    // Up by 5 to 35 % on the year before, in every part.
    const growth = random.integer(105, 135);
    const before = (amount: number) => Math.round((amount * 100) / growth / 100) * 100;
    const earlier = {
      enclave: wholeYuan(before(enclave / 100)),
      otherInvestment: before(now.otherInvestment),
      operating: before(now.operating),
      subsidy: before(now.subsidy),
      other: before(now.other),
    };
    addYear(entries, id, provinceYear - 1, earlier, random.integer(20, 45));
  }
}

/** Parts of an income; but for the enclave's in whole yuan. */
interface Income {
  readonly enclave: Fen;
  readonly otherInvestment: number;
  /** Without investment income. */
  readonly operating: number;
  readonly subsidy: number;
  readonly other: number;
}

function addYear(
  entries: Desk['entries'],
  village_id: string,
  year: number,
  income: Income,
  costPercent: number,
): void {
  const investment = fen(income.enclave + wholeYuan(income.otherInvestment));
  const operating = fen(investment + wholeYuan(income.operating));
  const subsidy = wholeYuan(income.subsidy);
  entries.add('village_year', {
    village_id,
    year,
    total_income: fen(operating + subsidy + wholeYuan(income.other)),
    operating_income: operating,
    operating_gain: fen(operating - wholeYuan(Math.round((income.operating * costPercent) / 100))),
    investment_income: investment,
    subsidy_income: subsidy,
    enclave_income: income.enclave,
  });
}
