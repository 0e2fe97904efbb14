import { currentLanguage } from '../../locale/setup.ts';

/** A size in KB or MB. */
export function sizeWords(bytes: number): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString(currentLanguage(), { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
