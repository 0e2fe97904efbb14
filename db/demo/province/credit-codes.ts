import { checkUscc, usccBodyCheck } from '../../domain/codes/uscc.ts';
import type { Random } from './random.ts';

const bodyChecks = '0123456789X';
const digitsAndLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * A social credit code that passes both checks, of a registering department and kind (`91` enterprise, `N2` village
 * collective) and an area. Invented: it goes with invented names only (model §5.5).
 */
export function creditCode(random: Random, prefix: '91' | 'N2', area6: string): string {
  const serial = Array.from({ length: 6 }, () => random.pick([...digitsAndLetters])).join('');
  const first16 = `${prefix}${area6}${prefix === 'N2' ? 'MF' : 'MA'}${serial}`;
  for (const check of bodyChecks) {
    const first17 = `${first16}${check}`;
    if (usccBodyCheck(`${first17}0`)) return withCheckCharacter(first17);
  }
  throw new Error(`no check character for ${first16}`);
}

/** The code with its 18th character. */
export function withCheckCharacter(first17: string): string {
  const checked = checkUscc(`${first17}0`);
  return `${first17}${checked.ok ? '0' : (checked.expected ?? '')}`;
}
