import { type OptionSet, optionSets } from './options.ts';

/** Options that the province does not offer any more, by list. */
export type HiddenOptions = Readonly<Record<string, readonly string[]>>;

/**
 * Lists of which the province may take options off the offer: those that describe what is recorded. Lists that the program
 * itself works by (forms, states, kinds of movement) are no matter of choice.
 */
export const choosableSets = [
  'hostKind',
  'pairingType',
  'landMode',
  'benefitMode',
  'termsMode',
  'assetForm',
  'fundSource',
  'returnKind',
  'settle',
  'poolMovementKind',
  'distributionMethod',
  'villageUse',
  'platformKind',
  'platformLevel',
  'developmentMode',
  'projectSector',
  'projectNature',
  'capitalKind',
  'investorOrigin',
  'exchangeCategory',
  'educationKind',
  'educationMode',
  'medicalMode',
] as const satisfies readonly OptionSet[];

/** Options of a list that are offered; the one that is chosen already stays, whatever the province says of it. */
export function offeredOptions(
  set: OptionSet,
  hidden: HiddenOptions | undefined,
  chosen: string | null,
): readonly string[] {
  const off = hidden?.[set] ?? [];
  return optionSets[set].filter((value) => value === chosen || !off.includes(value));
}
