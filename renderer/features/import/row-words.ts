import { fieldKinds, shownCell } from '../../../db/domain/field-kinds.ts';
import type { Mapping } from '../../../db/domain/import/mapping.ts';
import type { RowState } from '../../../db/domain/import/planned-row.ts';
import type { ShownRow, ShownRows } from '../../../db/domain/import-answers.ts';
import { headOf } from '../../../db/domain/list-words.ts';
import { importTexts, placedProblemText } from '../../../db/domain/locale/import-text.ts';
import { typeLabel, unitLabel } from '../../../db/domain/locale/locale.ts';
import { type FieldValue, findField, type RecordType } from '../../../db/domain/records/catalogue.ts';
import { call } from '../../api/client.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { wordsContext } from '../../ui/records/shown-words.ts';

type MoneyUnit = 'yuan' | 'wanYuan';

/** A value of a field in words; '' for none. */
export function valueText(
  type: RecordType,
  name: string,
  value: FieldValue,
  moneyUnit: MoneyUnit,
  names: ShownRows | null,
): string {
  const field = findField(type, name);
  const words = names === null ? wordsContext(moneyUnit) : wordsContext(moneyUnit, names);
  return field === undefined ? String(value ?? '') : shownCell(value, { ...words, field });
}

/** Fields that a new row may say: its columns from the left, then what all rows say. */
export function saidFields({ columns, constants }: Mapping): readonly string[] {
  return [...new Set([...columns.flatMap(({ field }) => field ?? []), ...Object.keys(constants)])];
}

/** What a row is called: by the record that it means, where that says more than what kind of record it is. */
export function nameOfRow(type: RecordType, { label, said }: Pick<ShownRow, 'label' | 'said'>): string {
  return label === null || label === typeLabel(currentLanguage(), type) ? said : label;
}

/** The unit of a field's figures in words, or null. */
export function unitText(type: RecordType, name: string, moneyUnit: MoneyUnit): string | null {
  const words = wordsContext(moneyUnit);
  const field = findField(type, name);
  const unit = field === undefined ? null : fieldKinds[field.kind].unitOf({ ...words, field });
  return unit === null ? null : unitLabel(words.language, unit);
}

/** What a row's change or problem says, a line each; of a new or equal row nothing. */
export function linesOf(
  type: RecordType,
  { state, row, problems, fields, aside }: ShownRow,
  moneyUnit: MoneyUnit,
  names: ShownRows,
  empty: string,
): readonly string[] {
  const language = currentLanguage();
  if (state === 'rejected') return problems.map((one) => placedProblemText(language, type, row, one));
  if (state === 'aside') return aside === null ? [] : [importTexts(language).asides[aside]];
  if (state !== 'changed') return [];
  const words = wordsContext(moneyUnit);
  return fields.map(({ field, old, new: next }) => {
    const [before, after] = [old, next].map((value) => valueText(type, field, value, moneyUnit, names));
    return `${headOf(type, field, words)}  ${before === '' ? empty : before} → ${after === '' ? empty : after}`;
  });
}

/** Puts all rows of a state into the clipboard as a table that Excel takes. @returns how many */
export async function copyRows(
  importId: string,
  mapping: Mapping,
  state: RowState,
  moneyUnit: MoneyUnit,
  heads: readonly string[],
  empty: string,
): Promise<number> {
  const { type } = mapping;
  const fields = state === 'added' ? saidFields(mapping) : [];
  const words = wordsContext(moneyUnit);
  const table: (readonly string[])[] = [
    fields.length > 0 ? [heads[0] ?? '', ...fields.map((name) => headOf(type, name, words))] : heads,
  ];
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = await call('imports.rows', {
      import_id: importId,
      states: [state],
      offset,
      limit: 1000,
      language: currentLanguage(),
    });
    total = page.total;
    for (const row of page.rows) {
      const values = fields.map((name) =>
        valueText(type, name, row.fields.find(({ field }) => field === name)?.new ?? null, moneyUnit, page),
      );
      const lines = linesOf(type, row, moneyUnit, page, empty);
      table.push([
        String(row.row),
        ...(fields.length > 0
          ? values
          : [nameOfRow(type, row), lines.join(currentLanguage() === 'en' ? '; ' : '；')]),
      ]);
    }
  }
  const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');
  await navigator.clipboard.writeText(table.map((cells) => cells.map(plain).join('\t')).join('\r\n'));
  return table.length - 1;
}
