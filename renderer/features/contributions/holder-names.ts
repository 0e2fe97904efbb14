import type { IsoDate } from '../../../db/domain/dates.ts';
import { isFoundIn } from '../../../db/domain/found-by-text.ts';
import type { AccountKey, Ledger } from '../../../db/domain/ledger.ts';
import { optionLabel } from '../../../db/domain/locale/locale.ts';
import { formatMoney } from '../../../db/domain/money.ts';
import {
  type Holder,
  holderOf,
  holderText,
  isIncomplete,
  principalOf,
} from '../../../db/domain/moved-holdings.ts';
import type { FormSetup } from '../../ui/forms/form-setup.ts';
import type { NameChoice } from '../../ui/forms/NameInput.tsx';

/** What a holder is called: a village by its name, any other by its own; then the village that benefits. */
export function holderName(holder: Holder, { references, language }: FormSetup): string {
  const own =
    holder.holder_village_id === null
      ? (holder.holder_name ??
        (holder.holder_kind === null ? '' : optionLabel(language, 'holderKind', holder.holder_kind)))
      : references.label('village', holder.holder_village_id);
  const beneficiary = holder.beneficiary_village_id;
  return beneficiary === null ? own : `${own} → ${references.label('village', beneficiary)}`;
}

/** Holders by their text: those of the ledger, and each village for itself. */
export function knownHolders(
  ledger: Ledger,
  account: AccountKey,
  on: IsoDate,
  setup: FormSetup,
): {
  readonly holders: ReadonlyMap<string, Holder>;
  readonly giving: readonly NameChoice[];
  readonly taking: readonly NameChoice[];
} {
  const holders = new Map<string, Holder>();
  const giving: NameChoice[] = [];
  const rows = ledger.ofAccount('contribution', account).filter((row) => !isIncomplete(row));
  for (const [text, own] of Map.groupBy(rows, holderText)) {
    const [first] = own;
    if (first === undefined) continue;
    holders.set(text, holderOf(first));
    const balance = principalOf(own, on);
    if (balance > 0)
      giving.push({
        value: text,
        name: holderName(first, setup),
        detail: formatMoney(balance, setup.moneyUnit, { full: true }),
      });
  }
  const taking: NameChoice[] = [...holders].map(([value, one]) => ({ value, name: holderName(one, setup) }));
  for (const { id, village_code } of ledger.all('village')) {
    const holder: Holder = {
      holder_kind: 'village',
      holder_village_id: id,
      holder_name: null,
      held_by: null,
      beneficiary_village_id: null,
    };
    if (holders.has(holderText(holder))) continue;
    holders.set(holderText(holder), holder);
    taking.push({ value: holderText(holder), name: holderName(holder, setup), detail: village_code });
  }
  return { holders, giving, taking };
}

export const found = (typed: string, choices: readonly NameChoice[]): readonly NameChoice[] =>
  choices.filter(({ name, detail }) => isFoundIn(typed, detail === undefined ? [name] : [name, detail]));
