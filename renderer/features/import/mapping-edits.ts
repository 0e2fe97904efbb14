import type { ColumnUse } from '../../../db/domain/import/column-use.ts';
import { headSignature, type Mapping, type Meaning } from '../../../db/domain/import/mapping.ts';
import { unitAtEnd } from '../../../db/domain/import/written-units.ts';
import { declarationOf, findField } from '../../../db/domain/records/catalogue.ts';
import type { Field } from '../../../db/domain/records/declaration.ts';

/**
 * The mapping with a column taken as another field, or not at all. A field is taken from one column only, but for names of
 * things: a name and a code are read together.
 */
export function withField(mapping: Mapping, column: number, name: string | null): Mapping {
  const kind = name === null ? undefined : findField(mapping.type, name)?.kind;
  const period = mapping.columns.find((one) => one.column === column)?.period;
  const columns = mapping.columns.map((one): ColumnUse => {
    if (one.column === column) {
      const unit = kind === 'money' ? (one.unit ?? unitIn(one.head)) : null;
      return { ...one, field: name, unit, until: undefined, ...(name === null ? { period: undefined } : {}) };
    }
    return one.field !== null && one.field === name && one.period === period && kind !== 'reference'
      ? { ...one, field: null, unit: null, until: undefined }
      : one.until !== undefined && one.until === name
        ? { ...one, until: undefined }
        : one;
  });
  const { [name ?? '']: _, ...constants } = mapping.constants;
  return { ...mapping, columns, constants };
}

/** The mapping with what figure stands in the columns of months or years: in all, or in those of which nobody said it. */
export function withPeriodFigure(mapping: Mapping, field: string | null): Mapping {
  const columns = mapping.columns.filter(({ period }) => period !== undefined);
  const isOne = new Set(columns.map((one) => one.field)).size === 1;
  return {
    ...mapping,
    columns: mapping.columns.map((one) =>
      one.period !== undefined && (isOne || one.field === null) ? { ...one, field } : one,
    ),
  };
}

function unitIn(head: string): ColumnUse['unit'] {
  const { unit } = unitAtEnd(head);
  return unit === 'foreign' ? null : unit;
}

/** Units that amounts of a sheet may be counted in, as they are offered. */
export const moneyUnits = ['yuan', 'thousandYuan', 'wanYuan', 'millionYuan', 'yiYuan'] as const;

/** The unit that an input holds; null for none. */
export const unitNamed = (value: string): ColumnUse['unit'] =>
  moneyUnits.find((one) => one === value) ?? null;

/** The mapping with the unit of one column's amounts. */
export function withColumnUnit(mapping: Mapping, column: number, unit: ColumnUse['unit']): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((one) => (one.column === column ? { ...one, unit } : one)),
  };
}

/** The mapping with what a text means; a text that was said before means the new thing. */
export function withMeaning(mapping: Mapping, said: Meaning): Mapping {
  return { ...mapping, meanings: [...withoutMeaning(mapping, said).meanings, said] };
}

/** The mapping in which a text means nothing that was said. */
export function withoutMeaning(mapping: Mapping, { field, text }: Omit<Meaning, 'value'>): Mapping {
  return {
    ...mapping,
    meanings: mapping.meanings.filter((one) => one.field !== field || one.text.trim() !== text.trim()),
  };
}

/** The mapping in which nobody said that columns of figures stay out. */
export function askingFigures({ figures: _, ...mapping }: Mapping): Mapping {
  return mapping;
}

/** What other heads propose, with the answers that were given before: they are about the type, not about the heads. */
export function withAnswers(proposed: Mapping, before: Mapping): Mapping {
  if (proposed.type !== before.type || proposed.sheet !== before.sheet) return proposed;
  const taken = new Set(proposed.columns.map(({ field }) => field));
  const constants = Object.entries(before.constants).filter(([name]) => !taken.has(name));
  const { period_year = before.period_year } = proposed;
  return {
    ...before.meanings.reduce(withMeaning, proposed),
    period_year,
    constants: Object.fromEntries(constants),
    hidden: before.hidden ?? proposed.hidden,
    fill_down: before.fill_down ?? proposed.fill_down,
    blanks: before.blanks,
  };
}

/**
 * The proposal for the next sheet of the same heads, with what was answered about such heads. What was said of one sheet only
 * (its year or town, its hidden rows, that empty cells empty) is asked again.
 */
export function asNext(proposed: Mapping, before: Mapping): Mapping {
  if (headSignature(proposed) !== headSignature(before)) return proposed;
  const { fill_down = before.fill_down } = proposed;
  return { ...proposed, fill_down, figures: before.figures };
}

/** As it is sent: a value for all rows that is still empty says nothing. */
export function sent(mapping: Mapping): Mapping {
  const said = Object.entries(mapping.constants).filter(([, text]) => text.trim() !== '');
  return { ...mapping, constants: Object.fromEntries(said) };
}

/** Fields that no column is taken as, in the order of the form: each may have one value for all rows. */
export function fieldsWithoutColumn(mapping: Mapping): readonly Field[] {
  const taken = new Set(mapping.columns.map(({ field }) => field));
  return declarationOf(mapping.type).fields.filter(({ name }) => !taken.has(name));
}
