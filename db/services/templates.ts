import { AreaNames } from '../domain/area-names.ts';
import type { CallInput } from '../domain/contract.ts';
import { FailureError } from '../domain/failure.ts';
import { importableTypes, importableTypesOf, townFieldOf } from '../domain/import/importable.ts';
import { referenceWords } from '../domain/import/reference-words.ts';
import type { Ledger } from '../domain/ledger.ts';
import { inARow } from '../domain/list-words.ts';
import { fill } from '../domain/locale/fill.ts';
import type { Language } from '../domain/locale/labels.ts';
import { localeOf, typeLabel } from '../domain/locale/locale.ts';
import { type FormId, optionSets } from '../domain/options.ts';
import { yearOfPeriod } from '../domain/period.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import { ReferenceBook } from '../domain/reference-book.ts';
import type { WrittenTemplate, WrittenTemplates } from '../domain/template-answers.ts';
import { placeReportFile } from '../exchange/report-file/place-file.ts';
import { templateBook } from '../exchange/template/template-book.ts';
import type { TemplateInput } from '../exchange/template/template-input.ts';
import { writeWorkbook } from '../exchange/workbook/write.ts';
import type { ServiceContext } from './context.ts';
import { ownLedger } from './ledgers.ts';
import { underFreeName } from './place-workbook.ts';
import { formVersions, ownLayout } from './report-document.ts';
import { reportFolder } from './report-folder.ts';
import { openSession, requireUnit, unitName } from './sessions.ts';
import { templateExamples } from './template-examples.ts';
import { presentRows, townOfRow, townOfVillage } from './template-rows.ts';

const mostNamed = 3;
/** A head's number may be longer than what a template says of itself. */
const longestVersion = 40;

/** A workbook that is to be written. */
interface Planned {
  readonly name: string;
  readonly types: readonly RecordType[];
  readonly form: FormId | null;
}

/** A township that gets a workbook of its own; without a code: villages that say none. */
interface Town {
  readonly code: string | null;
  readonly name: string;
}

/**
 * Writes templates of record types into a folder, to be filled in elsewhere: `contract.ts` says what may be asked for.
 * @throws FailureError `rejected` where a workbook for each township is asked for of types that belong to no village, and
 *   what the folder answers; nothing is ever overwritten.
 */
export async function writeTemplates(
  context: ServiceContext,
  input: CallInput<'templates.write'>,
): Promise<WrittenTemplates> {
  requireUnit(context);
  const folder = await reportFolder(context, input.folder);
  const ledger = ownLedger(context);
  const planned = plannedBooks(context, input);
  const towns = input.by_town ? townsOf(context, ledger, input.language) : [null];
  const files: WrittenTemplate[] = [];
  for (const plan of planned) {
    for (const town of towns) {
      const made = templateInput(context, input, ledger, plan, town);
      const bytes = await writeWorkbook(templateBook(made), { compression: 'fast' });
      const rows = made.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
      files.push({ file: await placed(folder, made, bytes), town: town?.name ?? null, rows });
    }
  }
  return { files };
}

/** What is asked for, a workbook each; for townships all that belongs to villages in one. */
function plannedBooks(
  context: ServiceContext,
  { what, language, by_town }: CallInput<'templates.write'>,
): readonly Planned[] {
  const { department } = requireUnit(context);
  const { forms, templates } = localeOf(language);
  const ofForm = (form: FormId): Planned => ({
    name: forms[form].short,
    types: importableTypesOf(form),
    form,
  });
  if ('all' in what && !by_town) {
    const own = optionSets.form.filter((form) => department === null || department.forms.includes(form));
    return [{ name: templates.registers, types: importableTypesOf(null), form: null }, ...own.map(ofForm)];
  }
  const plan: Planned =
    'all' in what
      ? { name: templates.ofVillages, types: importableTypes, form: null }
      : 'form' in what
        ? ofForm(what.form)
        : {
            name: nameOf(what.types, language),
            types: [...new Set(what.types)],
            form: declarationOf(what.types[0] ?? 'village').form,
          };
  if (!by_town) return [plan];
  const types = plan.types.filter((type) => townFieldOf(type) !== null);
  if (types.length === 0)
    throw new FailureError('rejected', { call: 'templates.write' }, [
      { path: 'by_town', problem: 'not_accepted' },
    ]);
  return [{ ...plan, types }];
}

/** Names of some types; of many the first ones say enough, in a file's name. */
function nameOf(types: readonly RecordType[], language: Language): string {
  const { templates, lists } = localeOf(language);
  const named = types.slice(0, mostNamed).map((type) => typeLabel(language, type));
  const names = inARow(lists.values, named);
  return types.length > mostNamed ? fill(templates.andMore, { names }) : names;
}

/** Townships with villages of the ledger; of one that has none yet, all of the county. */
function townsOf(context: ServiceContext, ledger: Ledger, language: Language): readonly Town[] {
  const { areas } = context;
  const villages = ledger.all('village') as readonly unknown[] as readonly AnyRecord[];
  const codes = new Set(villages.map(townOfVillage));
  if (codes.size === 0)
    return areas.children(requireUnit(context).unit).map(({ code, name }) => ({ code, name }));
  const { withoutTown } = localeOf(language).templates;
  return [...codes]
    .toSorted((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
    .map((code) => ({ code, name: code === null ? withoutTown : (areas.name(code) ?? code) }));
}

function templateInput(
  context: ServiceContext,
  input: CallInput<'templates.write'>,
  ledger: Ledger,
  { name, types, form }: Planned,
  town: Town | null,
): TemplateInput {
  const { language, money_unit: moneyUnit, prefill } = input;
  const { unit } = requireUnit(context);
  const { period, today, hidden_options: hidden } = openSession(context);
  const book = new ReferenceBook(ledger);
  const known = new Map<RecordType, ReadonlyMap<string, string>>();
  const references = (type: RecordType): ReadonlyMap<string, string> => {
    let words = known.get(type);
    if (words === undefined) {
      words = referenceWords(ledger, book, context.areas, language, type);
      if (town !== null && type === 'village') words = ofTown(words, ledger, town);
      known.set(type, words);
    }
    return words;
  };
  const sheets = types.map((type) => {
    const rows = prefill ? presentRows(ledger, type, period, (target) => [...references(target).keys()]) : [];
    return {
      type,
      rows: town === null ? rows : rows.filter((row) => townOfRow(ledger, type, row) === town.code),
    };
  });
  const areas = areasOf(context, ledger, types, unit);
  return {
    language,
    moneyUnit,
    name,
    unit: unitName(context, unit),
    unitCode: unit,
    town: town?.name ?? null,
    day: today,
    created: context.ports.now(),
    year: yearOfPeriod(period),
    formVersion: (
      (form === null ? undefined : formVersions(ledger, period, [form])[form]) ?? ownLayout
    ).slice(0, longestVersion),
    sheets,
    areas,
    example: (type) => templateExamples(context.areas, unit).get(type),
    hidden,
    references,
    areaChoices: (digits) => {
      if (digits === undefined) return [];
      const of = areas.choices(digits).map(({ code }) => code);
      const own = town?.code != null && digits === 9 ? [town.code] : of.filter((code) => code === unit);
      return [...new Set([...own, ...(town !== null && digits === 9 ? [] : of)])].map((code) =>
        areas.typed(code),
      );
    },
  };
}

/** Of the villages' words those of a township. */
function ofTown(words: ReadonlyMap<string, string>, ledger: Ledger, town: Town): ReadonlyMap<string, string> {
  const villageOf = (id: string): AnyRecord | undefined =>
    ledger.get('village', id) as unknown as AnyRecord | undefined;
  return new Map([...words].filter(([id]) => townOfVillage(villageOf(id)) === town.code));
}

/** Areas that can be meant: the unit, its townships, the prefectures, and those that records name. */
function areasOf(
  { areas }: ServiceContext,
  ledger: Ledger,
  types: readonly RecordType[],
  unit: string,
): AreaNames {
  const named = types.flatMap((type) => {
    const fields = declarationOf(type).fields.filter(({ kind }) => kind === 'areaCode');
    const rows = ledger.all(type) as readonly unknown[] as readonly AnyRecord[];
    return rows.flatMap((row) => fields.flatMap(({ name }) => row[name] ?? [])).map(String);
  });
  const parties = ledger.all('enclave_party').map(({ home_county }) => home_county);
  const codes = new Set([unit, ...areas.children(unit).map(({ code }) => code), ...named, ...parties]);
  for (const { code } of areas.children(unit.slice(0, 2))) codes.add(code);
  return new AreaNames(Object.fromEntries([...codes].map((code) => [code, areas.name(code) ?? code])));
}

/** Puts the bytes into the folder under the first name of the day that is free. @returns the name */
async function placed(
  folder: string,
  { language, unit, town, name, day }: TemplateInput,
  bytes: Uint8Array,
): Promise<string> {
  const { fileStem } = localeOf(language).templates;
  const stem = fill(fileStem, {
    unit: town === null ? unit : `${unit}_${town}`,
    name,
    day: day.replaceAll('-', ''),
  });
  return underFreeName(stem, 'xlsx', (file) => placeReportFile(folder, file, bytes));
}
