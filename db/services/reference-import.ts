import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ReferenceImport, ReferenceKind } from '../domain/answers.ts';
import type { CallInput } from '../domain/contract.ts';
import { chinaDate, type IsoDate } from '../domain/dates.ts';
import { FailureError } from '../domain/failure.ts';
import { asFileFailure } from '../file-failure.ts';
import type { CodeTable } from '../reference/code-table.ts';
import { referenceDiff } from '../reference/reference-diff.ts';
import { readReferenceFile } from '../reference/reference-file.ts';
import { codesHash, importedCodes, keepCodes, settingOf } from '../repositories/reference-codes.ts';
import { writeSettings } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { backUpBeforeImport } from './imports.ts';
import { requireUnit } from './sessions.ts';

const kinds = ['areas', 'industries'] as const satisfies readonly ReferenceKind[];

function tableOf({ areas, industries }: ServiceContext, kind: ReferenceKind): CodeTable {
  return kind === 'areas' ? areas.codes : industries.codes;
}

/** Lays what the store holds of imported codes over the shipped tables: at the start, and after store or tables changed. */
export function layReference(context: ServiceContext): void {
  context.ledger.store.read((reader) => {
    for (const kind of kinds) tableOf(context, kind).lay(importedCodes(reader, kind));
  });
}

/**
 * Compares a file of area or industry codes with the table in use, and takes it over where `confirm` names the file's hash,
 * as a preview answered it.
 * @throws FailureError `reference_refused` with line and reason; `rejected` for a day to come; failures of reading the file
 */
export async function importReference(
  context: ServiceContext,
  input: CallInput<'reference.import'>,
): Promise<ReferenceImport> {
  const { person } = requireUnit(context);
  const today = chinaDate(context.ports.now());
  const as_of: IsoDate = input.as_of ?? today;
  if (as_of > today) {
    const place = { path: 'as_of', problem: 'out_of_range' } as const;
    throw new FailureError('rejected', { call: 'reference.import' }, [place]);
  }
  const path = await context.files.resolve(input.file);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw asFileFailure(error, path);
  });
  const file = basename(path);
  const known = (kind: ReferenceKind, code: string) => tableOf(context, kind).get(code)?.valid_to === null;
  const { kind, lines } = readReferenceFile(bytes, file, known);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { changes, codes } = referenceDiff(tableOf(context, kind), lines, as_of);
  const version = `${file} (${as_of})`;
  const answer = { kind, version, as_of, sha256, codes: lines.length, ...changes };
  if (input.confirm === null) return { ...answer, applied: false };
  // What is taken over is what was shown.
  if (input.confirm !== sha256)
    throw new FailureError('reference_refused', { file, reason: 'file_changed', line: null });
  await backUpBeforeImport(context);
  context.ledger.store.write((writer) => {
    keepCodes(writer, kind, codes);
    const setting = { version, as_of, sha256, codes: lines.length, kept: codesHash(writer, kind) };
    const by = { person, at: context.ports.now(), why: `reference ${file}` };
    writeSettings(writer, { [settingOf(kind)]: setting }, by);
  });
  layReference(context);
  return { ...answer, applied: true };
}
