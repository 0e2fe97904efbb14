import type { FigureId } from '../indicators/declarations.ts';
import type { IndicatorReport } from '../indicators/evaluate.ts';
import type { CountyLedger } from '../indicators/same-record.ts';
import type { Part } from '../indicators/survey.ts';
import type { Ledger } from '../ledger.ts';
import type { Period } from '../period.ts';
import {
  type AnyRecord,
  declarationOf,
  type FieldValue,
  type RecordType,
  recordTypes,
} from '../records/catalogue.ts';
import { type FigureName, figureNames } from './figures.ts';

/** A package that a consolidation adds up. */
export interface ConsolidatedPackage {
  readonly package_id: string;
  readonly unit: string;
  readonly period: Period;
  readonly version: number;
  readonly sha256: string;
}

/** One of two consolidations that are compared, with what it was computed from. */
export interface ComparedSide {
  readonly counties: readonly CountyLedger[];
  readonly report: IndicatorReport;
  readonly packages: readonly ConsolidatedPackage[];
}

/**
 * Why a unit's part differs: it came or left; other versions or further periods of it count; it became a member or ceased to
 * be one; or its own reports are the same, and what counts of them hangs on others (who reports a shared enclave first) or on
 * the period.
 */
export type DifferenceCause = 'came' | 'left' | 'version' | 'membership' | 'others';

/** A field of a record before and after. */
export interface FieldDifference {
  readonly field: string;
  readonly a: FieldValue;
  readonly b: FieldValue;
}

/** A record that is stated otherwise. */
export interface RecordDifference {
  readonly type: RecordType;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Of a changed record; empty of the others. */
  readonly fields: readonly FieldDifference[];
}

export interface UnitDifference {
  readonly unit: string;
  readonly cause: DifferenceCause;
  readonly before: readonly ConsolidatedPackage[];
  readonly after: readonly ConsolidatedPackage[];
  /** Of a unit whose versions changed. */
  readonly changes: readonly RecordDifference[];
}

/** What a record adds to a figure before and after, in the figure's unit; 0 where it adds nothing. */
export interface RecordPart {
  readonly type: RecordType;
  readonly id: string;
  readonly a: number;
  readonly b: number;
}

/** A unit's part of a difference; Σ over its records of b − a = b − a. */
export interface UnitPart {
  readonly unit: string;
  readonly a: number;
  readonly b: number;
  readonly records: readonly RecordPart[];
}

/** A total that differs; Σ over its parts of b − a = b − a, exactly. */
export interface FigureDifference extends FigureName {
  readonly a: number;
  readonly b: number;
  readonly parts: readonly UnitPart[];
}

export interface Difference {
  readonly figures: readonly FigureDifference[];
  /** Units that differ in what is counted of them or in what they reported. */
  readonly units: readonly UnitDifference[];
}

/** Explains what differs between two consolidations, exactly: each total by units, each unit's part by records. */
export function explainDifference(a: ComparedSide, b: ComparedSide): Difference {
  const figures = figureNames.flatMap((name) => figureDifference(name, a.report, b.report));
  const touched = new Set(figures.flatMap(({ parts }) => parts.map(({ unit }) => unit)));
  for (const unit of unitsOf(a, b))
    if (!sameInputs(packagesOf(a, unit), packagesOf(b, unit))) touched.add(unit);
  return { figures, units: [...touched].toSorted().map((unit) => unitDifference(unit, a, b)) };
}

const unitsOf = (a: ComparedSide, b: ComparedSide): ReadonlySet<string> =>
  new Set([...a.packages, ...b.packages].map(({ unit }) => unit));

const packagesOf = ({ packages }: ComparedSide, unit: string): readonly ConsolidatedPackage[] =>
  packages.filter((one) => one.unit === unit);

function sameInputs(a: readonly ConsolidatedPackage[], b: readonly ConsolidatedPackage[]): boolean {
  const ids = (packages: readonly ConsolidatedPackage[]): string =>
    packages
      .map(({ package_id }) => package_id)
      .toSorted()
      .join(' ');
  return ids(a) === ids(b);
}

function figureDifference(
  name: FigureName,
  before: IndicatorReport,
  after: IndicatorReport,
): readonly FigureDifference[] {
  const [a, b] = [before, after].map((report) => countedIn(report, name));
  const parts = unitParts(a?.parts ?? [], b?.parts ?? []);
  if (parts.length === 0) return [];
  return [{ ...name, a: a?.value ?? 0, b: b?.value ?? 0, parts }];
}

const countedIn = (report: IndicatorReport, { indicator, figure }: FigureName) =>
  (report.values[indicator].figures as Partial<Record<FigureId, { value: number; parts: readonly Part[] }>>)[
    figure
  ];

/** Units whose records add something else. */
function unitParts(a: readonly Part[], b: readonly Part[]): readonly UnitPart[] {
  const byRecord = new Map<
    string,
    { unit: string; part: { type: RecordType; id: string; a: number; b: number } }
  >();
  for (const [side, parts] of [
    ['a', a],
    ['b', b],
  ] as const) {
    for (const { unit, type, id, amount } of parts) {
      // A place on the list is the county's, whichever row of whose list states it.
      const key = type === 'county' ? `${unit} ${type}` : `${unit} ${type} ${id}`;
      const found = byRecord.get(key) ?? { unit, part: { type, id, a: 0, b: 0 } };
      found.part[side] += amount ?? 0;
      byRecord.set(key, found);
    }
  }
  const differing = [...byRecord.values()].filter(({ part }) => part.a !== part.b);
  return [...Map.groupBy(differing, ({ unit }) => unit)]
    .map(([unit, found]) => {
      const records = found.map(({ part }) => part);
      return { unit, a: sum(records, 'a'), b: sum(records, 'b'), records };
    })
    .toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
}

/** @throws RangeError when it is no safe integer */
function sum(records: readonly RecordPart[], side: 'a' | 'b'): number {
  const total = records.reduce((before, one) => before + BigInt(one[side]), 0n);
  if (!Number.isSafeInteger(Number(total))) throw new RangeError(`not exact: ${total}`);
  return Number(total);
}

function unitDifference(unit: string, a: ComparedSide, b: ComparedSide): UnitDifference {
  const [before, after] = [packagesOf(a, unit), packagesOf(b, unit)];
  const cause = causeOf(unit, a, b);
  const ledgers = [a, b].map(({ counties }) => counties.find((county) => county.unit === unit)?.ledger);
  const [was, is] = ledgers;
  const changes = cause === 'version' && was !== undefined && is !== undefined ? recordChanges(was, is) : [];
  return { unit, cause, before, after, changes };
}

function causeOf(unit: string, a: ComparedSide, b: ComparedSide): DifferenceCause {
  const [before, after] = [packagesOf(a, unit), packagesOf(b, unit)];
  if (before.length === 0 && after.length > 0) return 'came';
  if (before.length > 0 && after.length === 0) return 'left';
  if (!sameInputs(before, after)) return 'version';
  const isMember = ({ report }: ComparedSide): boolean =>
    report.members.some(({ area_code }) => area_code === unit);
  return isMember(a) === isMember(b) ? 'others' : 'membership';
}

/** Records of a unit that two of its ledgers state differently. */
function recordChanges(a: Ledger, b: Ledger): readonly RecordDifference[] {
  return recordTypes.flatMap((type) => {
    const [was, is] = [a, b].map(
      (ledger) =>
        new Map((ledger.all(type) as readonly unknown[] as readonly AnyRecord[]).map((one) => [one.id, one])),
    ) as [Map<string, AnyRecord>, Map<string, AnyRecord>];
    const ids = new Set([...was.keys(), ...is.keys()]);
    return [...ids].toSorted().flatMap((id): RecordDifference[] => {
      const [before, after] = [was.get(id), is.get(id)];
      if (before === undefined) return [{ type, id, kind: 'added', fields: [] }];
      if (after === undefined) return [{ type, id, kind: 'removed', fields: [] }];
      const fields = declarationOf(type).fields.flatMap(({ name }): FieldDifference[] => {
        const [old, now] = [before[name] ?? null, after[name] ?? null];
        return old === now ? [] : [{ field: name, a: old, b: now }];
      });
      return fields.length === 0 ? [] : [{ type, id, kind: 'changed', fields }];
    });
  });
}
