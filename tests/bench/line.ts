/** A line of the bench: what was measured, beside what it is compared with. */
export interface BenchLine {
  readonly name: string;
  /** Null where it could not be measured; `note` says why. */
  readonly measured: Measured | null;
  /** The least that the same work can cost here; null where the goal is a time and not a ratio. */
  readonly floor: Measured | null;
  readonly goal: Goal;
  /** What else a reader must know: rounds, disk, parts of the figure. */
  readonly note: string;
}

export interface Measured {
  readonly ms: number;
  /** `median` or `p95`. */
  readonly as: string;
}

export type Goal =
  | {
      readonly kind: 'ratio';
      readonly atMost: number;
      readonly appliesIf: boolean;
      readonly condition: string;
    }
  | { readonly kind: 'time'; readonly atMostMs: number };

const columns = ['', 'measured', 'floor', 'ratio', 'goal', ''] as const;

/** The bench as a table, each line's note below it. */
export function benchTable(lines: readonly BenchLine[]): string {
  const rows = lines.map((line) => [
    line.name,
    shown(line.measured),
    shown(line.floor),
    ratioOf(line) === null ? '—' : `${ratioOf(line)?.toFixed(2)}×`,
    goalText(line.goal),
    verdict(line),
  ]);
  const widths = columns.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const write = (row: readonly string[]): string =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const body = rows.flatMap((row, index) => [write(row), `    ${lines[index]?.note ?? ''}`]);
  return [write(columns), ...body].join('\n');
}

function shown(measured: Measured | null): string {
  return measured === null ? '—' : `${measured.ms.toFixed(2)} ms ${measured.as}`;
}

function ratioOf({ measured, floor }: BenchLine): number | null {
  return measured === null || floor === null ? null : measured.ms / floor.ms;
}

function goalText(goal: Goal): string {
  return goal.kind === 'time' ? `≤ ${goal.atMostMs} ms` : `≤ ${goal.atMost}× ${goal.condition}`;
}

/** `reached`, `not reached`, `not run`; a ratio whose condition does not hold here has no verdict. */
function verdict(line: BenchLine): string {
  if (line.measured === null) return 'not run';
  const { goal } = line;
  if (goal.kind === 'time') return line.measured.ms <= goal.atMostMs ? 'reached' : 'not reached';
  const ratio = ratioOf(line);
  if (ratio === null) return 'not run';
  if (ratio <= goal.atMost) return 'reached';
  return goal.appliesIf ? 'not reached' : 'no goal on this disk';
}
