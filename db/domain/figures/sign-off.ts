import { formatDateLong } from '../dates.ts';
import type { Ledger } from '../ledger.ts';
import { formatYearList } from '../list-fields.ts';
import { fill } from '../locale/fill.ts';
import type { Language } from '../locale/labels.ts';
import { localeOf, optionLabel } from '../locale/locale.ts';
import { type Fen, sumFen } from '../money.ts';
import type { RecordOf } from '../records/catalogue.ts';

/** One village to sign: who it is and what it gets. */
export interface SignOffLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly amount: Fen;
}

/** The villages of one township. */
export interface SignOffTown {
  /** Nine-digit code, or '' for villages without one. */
  readonly code: string;
  readonly name: string;
  readonly lines: readonly SignOffLine[];
  readonly total: Fen;
}

/** The sign-off list of a batch (到村收益签收单): what the printed pages and the Excel file are both made of. */
export interface SignOffList {
  readonly enclave: string;
  /** Day, method, years and document of the batch, as far as they are known, in words. */
  readonly facts: readonly string[];
  readonly towns: readonly SignOffTown[];
  readonly villages: number;
  readonly total: Fen;
}

/**
 * Who signs for a batch, township by township and village by village, by code; lines without an amount are left out.
 * @param townName name of a nine-digit code, where one is known
 * @param town only this township, '' for villages without one; null: all
 */
export function signOffList(
  ledger: Ledger,
  batch: RecordOf<'batch'>,
  language: Language,
  townName: (code: string) => string | undefined,
  town: string | null = null,
): SignOffList {
  const lines = ledger.where('batch_line', 'batch_id', batch.id).flatMap(({ id, village_id, amount }) => {
    const village = ledger.get('village', village_id);
    if (amount === null) return [];
    const code = village?.village_code ?? '';
    return [{ id, code, name: village?.name ?? code, amount, town: village?.town_code ?? '' }];
  });
  const byTown = Map.groupBy(
    lines
      .filter((line) => town === null || line.town === town)
      .toSorted((a, b) => (`${a.code}/${a.id}` < `${b.code}/${b.id}` ? -1 : 1)),
    (line) => line.town,
  );
  const { noTown } = localeOf(language).signOff;
  const towns = [...byTown]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, of]) => ({
      code,
      name: code === '' ? noTown : (townName(code) ?? code),
      lines: of,
      total: sumFen(of.map(({ amount }) => amount)),
    }));
  const enclave = ledger.get('enclave', batch.enclave_id);
  return {
    enclave: enclave?.name ?? enclave?.enclave_code ?? '',
    facts: factsOf(batch, language),
    towns,
    villages: towns.reduce((count, { lines: of }) => count + of.length, 0),
    total: sumFen(towns.map(({ total }) => total)),
  };
}

function factsOf(
  { date, method, origin_years, document }: RecordOf<'batch'>,
  language: Language,
): readonly string[] {
  const texts = localeOf(language).signOff;
  return [
    date === null ? null : fill(texts.paidOn, { date: formatDateLong(date, language) }),
    method === null
      ? null
      : fill(texts.method, { method: optionLabel(language, 'distributionMethod', method) }),
    origin_years === null ? null : fill(texts.years, { years: formatYearList(origin_years, language) }),
    document === null ? null : fill(texts.document, { document }),
  ].filter((fact) => fact !== null);
}
