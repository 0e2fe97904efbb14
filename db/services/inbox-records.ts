import type { CallInput } from '../domain/contract.ts';
import type { PackageRecords } from '../domain/inbox-answers.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { Language } from '../domain/locale/labels.ts';
import { recordLabel } from '../domain/record-label.ts';
import { type AnyRecord, declarationOf, type RecordType } from '../domain/records/catalogue.ts';
import type { ServiceContext } from './context.ts';
import { inboxPackages } from './inbox-packages.ts';
import { filledFields, packageContents } from './review-desk.ts';
import { requireReceiver } from './units-owing.ts';

/**
 * Records of one type in a received package; there is no call that changes them.
 * @throws FailureError `forbidden` below the prefecture, `not_found`
 */
export function recordsOfPackage(
  context: ServiceContext,
  { package_id, type, offset, limit, language }: CallInput<'inbox.records'>,
): PackageRecords {
  requireReceiver(context);
  inboxPackages(context).get(package_id);
  // Kept between pages: a page is asked for one after the other.
  const { ledger, records } = packageContents(context, package_id);
  const all = records.filter((one) => one.type === type).map(({ record }) => record);
  const rows = all.slice(offset, offset + limit);
  const valuesOf = (kind: string): readonly string[] =>
    declarationOf(type)
      .fields.filter((field) => field.kind === kind)
      .flatMap(({ name }) => rows.flatMap((row) => row[name] ?? []))
      .map(String);
  const named = (codes: readonly string[], nameOf: (code: string) => string | undefined) =>
    Object.fromEntries(
      [...new Set(codes)].map((code) => [code, nameOf(code)]).filter((pair) => pair[1] !== undefined),
    );
  return {
    total: all.length,
    rows,
    filled: filledFields(type, all),
    labels: labelsOf(context, ledger, type, rows, language),
    area_names: named(valuesOf('areaCode'), (code) => context.areas.name(code)),
    industry_names: named(valuesOf('industryCode'), (code) => context.industries.name(code)),
  };
}

/** What the records are called that the rows refer to. */
function labelsOf(
  { areas }: ServiceContext,
  ledger: Ledger,
  type: RecordType,
  rows: readonly AnyRecord[],
  language: Language,
): PackageRecords['labels'] {
  const labels: Partial<Record<RecordType, Record<string, string>>> = {};
  for (const { name, kind, target } of declarationOf(type).fields) {
    if (kind !== 'reference') continue;
    const of = target as RecordType;
    const known = labels[of] ?? {};
    for (const row of rows) {
      const id = row[name];
      if (typeof id === 'string') known[id] ??= recordLabel(ledger, areas, language, of, id);
    }
    labels[of] = known;
  }
  return labels;
}
