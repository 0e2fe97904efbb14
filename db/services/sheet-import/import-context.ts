import { undoneRecords } from '../../audit.ts';
import { AreaNames } from '../../domain/area-names.ts';
import type { PlanContext } from '../../domain/import/plan.ts';
import { referenceWords } from '../../domain/import/reference-words.ts';
import { Ledger, type RecordSet } from '../../domain/ledger.ts';
import { type Language, languages } from '../../domain/locale/labels.ts';
import { recordLabel } from '../../domain/record-label.ts';
import { declarationOf, type FieldValue, type RecordType } from '../../domain/records/catalogue.ts';
import { ReferenceBook } from '../../domain/reference-book.ts';
import { searchForm } from '../../domain/search-words.ts';
import { allRecords } from '../../repositories/records.ts';
import type { ServiceContext } from '../context.ts';
import { withAccounts, withParents } from '../referred.ts';
import { templateExamples } from '../template-examples.ts';
import { countyNames, otherNames, withoutRemarks } from './other-names.ts';

/** What sheets of a type are read with: the ledger's own names, the areas and industries, the own county. */
export interface ImportNames extends PlanContext {
  readonly references: ReferenceBook;
  readonly areas: AreaNames;
  /** Code of the own county. */
  readonly unit: string;
  label(type: RecordType, id: string): string;
}

/** Reads what the planning of a type needs from the store. @param unit six-digit code of the own county */
export function importNames(
  context: ServiceContext,
  type: RecordType,
  unit: string,
  language: Language,
): ImportNames {
  const { fields } = declarationOf(type);
  const targets = fields.flatMap(({ kind, target }) => (kind === 'reference' ? [target as RecordType] : []));
  const { present, ledger } = context.ledger.store.read((reader) => {
    const referred = new Map(targets.map((target) => [target, allRecords(reader, target)]));
    const named = withParents(reader, withAccounts(reader, referred));
    const undone = undoneRecords(reader, type);
    return {
      // What was made and undone is as if it had never been; voided otherwise it is asked about.
      present: allRecords(reader, type).filter(({ id, voided }) => !voided || !undone.has(id)),
      ledger: new Ledger(Object.fromEntries(named) as unknown as RecordSet),
    };
  });
  const references = new ReferenceBook(ledger);
  const label = (of: RecordType, id: string): string => recordLabel(ledger, context.areas, language, of, id);
  const byLabel = new Map<RecordType, ReadonlyMap<string, readonly string[]>>();
  // Templates call records without a name of their own so, in the language that they were made in.
  const labelled = (of: RecordType): ReadonlyMap<string, readonly string[]> => {
    let known = byLabel.get(of);
    if (known === undefined) {
      const labels = ledger.all(of).map(({ id }) => [searchForm(label(of, id)), id] as const);
      const words = languages.flatMap((one) => [
        ...referenceWords(ledger, references, context.areas, one, of),
      ]);
      const all = [...labels, ...words.map(([id, word]) => [searchForm(word), id] as const)];
      known = new Map(
        [...Map.groupBy(all, ([text]) => text)].map(([text, found]) => [
          text,
          [...new Set(found.map(([, id]) => id))],
        ]),
      );
      byLabel.set(of, known);
    }
    return known;
  };
  const areas = areasNear(context, unit);
  const counties = countyNames(areas, unit);
  const byOtherName = new Map<RecordType, ReadonlyMap<string, readonly string[]>>();
  const called = (of: RecordType): ReadonlyMap<string, readonly string[]> => {
    const known = byOtherName.get(of) ?? otherNames(ledger, areas, of);
    byOtherName.set(of, known);
    return known;
  };
  return {
    present,
    references,
    areas,
    unit,
    label,
    defaults: ownCounty(type, unit),
    county: unit.length === 6 ? unit : undefined,
    countyName: (code) => context.areas.name(code),
    example: () => templateExamples(context.areas, unit).get(type),
    form: {
      language,
      moneyUnit: 'yuan',
      findReference: (of, text) => {
        for (const one of new Set([text, withoutRemarks(text)])) {
          const found = references.find(of, one);
          if (found.length > 0) return found;
          const other = labelled(of).get(searchForm(one)) ?? called(of).get(searchForm(one));
          if (other !== undefined) return other;
        }
        return [];
      },
      findArea: (text) => {
        const found = areas.find(text);
        return found.length > 0 ? found : (counties.get(searchForm(text)) ?? []);
      },
      findIndustry: (text) => industriesNamed(context, text),
      industryName: (code) => context.industries.name(code),
    },
  };
}

/** Whose money it is need not be said: the own county's. */
function ownCounty(type: RecordType, unit: string): Readonly<Record<string, FieldValue>> {
  const own = declarationOf(type).fields.some(
    ({ name, need }) => name === 'home_county' && need === 'identity',
  );
  return own && unit.length === 6 ? { home_county: unit } : {};
}

/** Names of areas, the nearest ones first to go by: of two towns of one name the own county's is meant. */
function areasNear({ areas }: ServiceContext, unit: string): AreaNames {
  const all = areas.codes.all().filter(({ valid_to }) => valid_to === null);
  const near = (code: string): number => (code.startsWith(unit) ? 0 : code.startsWith('33') ? 1 : 2);
  const nearest = new Map<string, number>();
  for (const { code, name } of all) {
    const words = `${searchForm(name)} ${code.length}`;
    nearest.set(words, Math.min(nearest.get(words) ?? 3, near(code)));
  }
  const kept = all.filter(
    ({ code, name }) => nearest.get(`${searchForm(name)} ${code.length}`) === near(code),
  );
  return new AreaNames(Object.fromEntries(kept.map(({ code, name }) => [code, name])));
}

/** Industry classes of a name. */
function industriesNamed({ industries }: ServiceContext, text: string): readonly string[] {
  const words = searchForm(text);
  return industries.codes
    .all()
    .filter(({ code, name }) => /^\d{4}$/.test(code) && searchForm(name) === words)
    .map(({ code }) => code);
}
