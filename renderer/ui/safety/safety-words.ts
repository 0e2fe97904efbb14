import { currentLanguage } from '../../locale/setup.ts';

/** An instant as the machine's clock tells it, to the minute. @param at ISO instant */
export function momentWords(at: string): string {
  return new Date(at).toLocaleString(currentLanguage(), {
    hour12: false,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A size in KB or MB. */
export function sizeWords(bytes: number): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${size.toLocaleString(currentLanguage(), { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`;
}
