/** Kinds of standard reasons; their texts stand in the locale. */
export const reasonKinds = {
  payment: ['negotiating', 'afterPeriod', 'earlierYears', 'waiting'],
  figures: ['checked', 'settlement', 'agreement', 'caliber'],
  register: ['checked', 'document', 'changed', 'approved'],
  report: ['oneOffice', 'checking', 'extension', 'renewal'],
} as const;
export type ReasonKind = keyof typeof reasonKinds;
export type ReasonKey = { [K in ReasonKind]: `${K}.${(typeof reasonKinds)[K][number]}` }[ReasonKind];

/** Rules whose violations have such reasons; all others are about registers. */
const kindOfRule: Readonly<Record<string, ReasonKind>> = {
  S36: 'payment',
  S40: 'payment',
  S41: 'payment',
  S45: 'payment',
  S46: 'payment',
  S50: 'payment',
  S14: 'figures',
  S27: 'figures',
  S28: 'figures',
  S29: 'figures',
  S32: 'figures',
  S37: 'figures',
  S38: 'figures',
  S43: 'figures',
  S48: 'figures',
  S51: 'figures',
  S94: 'figures',
  S59: 'report',
  S60: 'report',
};

/** Keys of the texts that a rule's explanation may start from, in the order of their numbers. */
export function standardReasons(rule: string): readonly ReasonKey[] {
  const kind = kindOfRule[rule] ?? 'register';
  return reasonKinds[kind].map((name) => `${kind}.${name}` as ReasonKey);
}

/** Number of the standard reason that a key asks for, from 0, or null. While text is typed it needs Alt. */
export function reasonOfKey(
  event: {
    readonly code: string;
    readonly altKey: boolean;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
  },
  typing: boolean,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey !== typing) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  return digit === undefined ? null : Number(digit) - 1;
}
