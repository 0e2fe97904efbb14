import type { z } from 'zod';
import { aid } from './aid.ts';
import { attachment } from './attachment.ts';
import { contribution } from './contribution.ts';
import type { Declaration, Field, SystemFields } from './declaration.ts';
import { batch, batchLine, poolMovement, retention } from './distribution.ts';
import { enclave, enclaveParty, namedVillage, stageEvent, terms } from './enclave.ts';
import { exchange, exchangePerson } from './exchange.ts';
import { investment, projectOpening, projectYear } from './investment.ts';
import { extension, obligation } from './obligation.ts';
import { platform } from './platform.ts';
import { policy, policyMeasure } from './policy.ts';
import { project, projectStatus } from './project.ts';
import { enclaveCode, optionChoice, trustedInstallation } from './province.ts';
import { query } from './query.ts';
import { county, host, pairing } from './regions.ts';
import { declaration, explanation, formHead, report } from './report.ts';
import { allocation, due, openingBalance, openingReceived, receipt, waiver } from './return.ts';
import { threshold, weakVillageThreshold } from './threshold.ts';
import { education, medical } from './twinning.ts';
import { village, villageMerger, villageYear } from './village.ts';

/** Every record type, parents before children: the order in which records can be written and are exchanged. */
export const catalogue = {
  county,
  host,
  pairing,
  enclave,
  enclave_party: enclaveParty,
  stage_event: stageEvent,
  terms,
  village,
  village_merger: villageMerger,
  named_village: namedVillage,
  village_year: villageYear,
  contribution,
  opening_balance: openingBalance,
  opening_received: openingReceived,
  due,
  waiver,
  receipt,
  allocation,
  pool_movement: poolMovement,
  retention,
  batch,
  batch_line: batchLine,
  platform,
  project,
  project_status: projectStatus,
  project_year: projectYear,
  project_opening: projectOpening,
  investment,
  policy,
  policy_measure: policyMeasure,
  exchange,
  exchange_person: exchangePerson,
  education,
  medical,
  aid,
  form_head: formHead,
  threshold,
  weak_village_threshold: weakVillageThreshold,
  obligation,
  extension,
  trusted_installation: trustedInstallation,
  enclave_code: enclaveCode,
  option_choice: optionChoice,
  declaration,
  explanation,
  query,
  report,
  attachment,
} as const;

export type RecordType = keyof typeof catalogue;
/** Stored, typed fields of a record type. */
export type ValuesOf<T extends RecordType> = z.infer<(typeof catalogue)[T]['schema']>;
/** A record as kept: system fields and typed fields. */
export type RecordOf<T extends RecordType> = SystemFields & ValuesOf<T>;
export type FieldOf<T extends RecordType> = keyof ValuesOf<T> & string;
export type ComputedFieldOf<T extends RecordType> = keyof (typeof catalogue)[T]['computed'] & string;
/** A record of a type known only at run time. */
export type AnyRecord = SystemFields & { readonly [field: string]: FieldValue };
export type FieldValue = string | number | boolean | null;

export const recordTypes = Object.keys(catalogue) as readonly RecordType[];

/** Declaration of a type; the union is widened so that loops over types stay simple. */
export function declarationOf(type: RecordType): Declaration {
  return catalogue[type] as unknown as Declaration;
}

/** @returns whether `name` is a record type. */
export function isRecordType(name: string): name is RecordType {
  return Object.hasOwn(catalogue, name);
}

/** A declared stored field, or undefined. */
export function findField(type: RecordType, name: string): Field | undefined {
  return declarationOf(type).fields.find((field) => field.name === name);
}

/** All fields of a type blank: what a new form starts from. */
export function blankValues<T extends RecordType>(type: T): { [F in FieldOf<T>]: null } {
  const values: Record<string, null> = {};
  for (const field of declarationOf(type).fields) values[field.name] = null;
  return values as { [F in FieldOf<T>]: null };
}
