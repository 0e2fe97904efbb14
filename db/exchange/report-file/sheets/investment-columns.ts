import { figureOfLine, monthOf, type ProjectLine } from '../../../domain/figures/project-lines.ts';
import { fieldLabel } from '../../../domain/locale/locale.ts';
import { type Fen, moneyToDecimal } from '../../../domain/money.ts';
import type { Period } from '../../../domain/period.ts';
import type { AnyRecord, RecordType } from '../../../domain/records/catalogue.ts';
import { findField } from '../../../domain/records/catalogue.ts';
import { cellFormats, type StyleName } from '../../workbook/model.ts';
import { blankOf, fieldCell } from './field-cell.ts';
import type { SheetContext } from './input.ts';
import type { FormCell, Statement } from './sheet-builder.ts';

/** A line of the monthly form, as deep as it lies below a whole. */
export interface InvestmentRow {
  readonly line: ProjectLine;
  readonly depth: number;
  /** Rows of its parts, by index. */
  readonly parts: readonly number[];
}

/** A column of the monthly form. */
export interface InvestmentColumn {
  /** Field's name; in the year, that of the figure. */
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly figure: boolean;
  readonly breaks: boolean;
  /** Amounts are added up, along wholes and in the last row. */
  readonly amount?: (line: ProjectLine) => Fen | null;
  /** Of a whole its own, never the sum of its parts. */
  readonly ofWhole?: true;
  /** The cell of a line whose figures are its own. */
  readonly cell: (line: ProjectLine, depth: number) => FormCell;
}

/** Lines in the order of the form, parts beneath their whole. */
export function investmentRows(lines: readonly ProjectLine[]): InvestmentRow[] {
  const rows: InvestmentRow[] = [];
  const add = (line: ProjectLine, depth: number): number => {
    const at = rows.push({ line, depth, parts: [] }) - 1;
    const parts = line.parts.map((part) => add(part, depth + 1));
    rows[at] = { line, depth, parts };
    return at;
  };
  for (const line of lines) add(line, 0);
  return rows;
}

/** Makes the columns of the monthly form for a period. */
export class InvestmentColumns {
  readonly #context: SheetContext;
  readonly #isYear: boolean;

  constructor(context: SheetContext, isYear: boolean) {
    this.#context = context;
    this.#isYear = isYear;
  }

  /** The row that the period shows: of its month, of a year the latest. */
  rowOf = (line: ProjectLine): ProjectLine['month'] =>
    this.#isYear ? line.month : monthOf(line, this.#context.input.period as Period);

  /** A project's own field. */
  ofProject(name: string, group = 'identity'): InvestmentColumn {
    return this.#stored('project', name, group, (line) => line.project as unknown as AnyRecord);
  }

  /** A field of what is planned for the year. */
  ofYear(name: string): InvestmentColumn {
    return this.#stored('project_year', name, 'money', (line) => line.year as unknown as AnyRecord | null);
  }

  /** A stored field of the month's row. */
  ofMonth(name: string, group: string): InvestmentColumn {
    return this.#stored('investment', name, group, (line) => this.rowOf(line) as unknown as AnyRecord | null);
  }

  /** An amount computed from the months: it goes on where a month is missing. */
  computed(name: string, group: string, amount: (line: ProjectLine) => Fen | null): InvestmentColumn {
    return {
      name,
      label: fieldLabel(this.#context.language, 'investment', name),
      group,
      figure: true,
      breaks: false,
      amount,
      cell: (line) => {
        const value = amount(line);
        if (value === null) return { cell: { kind: 'blank', style: 'bodyMoney' } };
        const decimal = moneyToDecimal(value, 'wanYuan');
        return {
          cell: { kind: 'number', decimal, style: 'bodyMoney' },
          states: [this.states(line, name, decimal)],
        };
      },
    };
  }

  /** What a computed cell says: of the month's row, or where there is none of the project. */
  states(line: ProjectLine, field: string, expected: string): Statement {
    const row = this.rowOf(line);
    return row === null
      ? { record_type: 'project', record_id: line.project.id, field, expected }
      : { record_type: 'investment', record_id: row.id, field, expected };
  }

  #stored(
    type: RecordType,
    name: string,
    group: string,
    recordOf: (line: ProjectLine) => AnyRecord | null,
  ): InvestmentColumn {
    const field = findField(type, name);
    if (field === undefined) throw new Error(`${type} has no field ${name}`);
    const isMoney = field.kind === 'money';
    const isFigure = isMoney || field.kind === 'integer';
    const amount = (line: ProjectLine): Fen | null => (recordOf(line)?.[name] ?? null) as Fen | null;
    return {
      name,
      label: fieldLabel(this.#context.language, type, name),
      group,
      figure: isFigure,
      breaks: !isFigure && field.kind !== 'code',
      ...(isMoney ? { amount } : {}),
      cell: (line, depth) => {
        const record = recordOf(line);
        if (record === null) return blankOf(field);
        const cell = fieldCell(this.#context, type, record.id, field, record[name] ?? null);
        return name === 'name' && depth > 0 ? { ...cell, cell: { ...cell.cell, style: 'ofWhich' } } : cell;
      },
    };
  }
}

/** A whole's amount as the sum of its parts' cells. */
export function sumOfParts(
  amount: (line: ProjectLine) => Fen | null,
  line: ProjectLine,
  formula: string,
  style: StyleName = 'bodyMoney',
): FormCell | null {
  if (line.own) return null;
  const sum = figureOfLine(line, amount);
  if (sum === null) return { cell: { kind: 'blank', style } };
  const cached = { kind: 'number', decimal: moneyToDecimal(sum, 'wanYuan') } as const;
  return { cell: { kind: 'formula', formula, cached, style, format: cellFormats.money } };
}
