import type { PlainCell } from '../workbook/plain.ts';

/** `#,##0.00##"%"_ `: thousands, decimals that stand always, those that stand if there are any, a sign behind. */
const figurePattern = /^(#,##)?0(?:\.(0*)(#*))?(?:"([^"]*)")?(?:_ )?$/;

/**
 * What a cell shows, in the number formats of our own workbooks (`cellFormats`).
 * @param format Excel's code; left out: as the value is
 */
export function shownValue(cell: PlainCell | undefined, format: string | undefined): string {
  switch (cell?.kind) {
    case undefined:
      return '';
    case 'formula':
      return shownValue(cell.cached ?? undefined, format);
    case 'text':
      return cell.text;
    case 'number':
      return shownNumber(cell.decimal, format);
    case 'date':
      return shownDate(cell.iso, format);
    case 'boolean':
      return String(cell.value).toUpperCase();
    case 'error':
      return cell.code;
  }
}

function shownNumber(decimal: string, format: string | undefined): string {
  const [, thousands, always = '', ifAny = '', sign = ''] = figurePattern.exec(format ?? '') ?? [];
  if (format === undefined || !figurePattern.test(format)) return decimal;
  const rounded = roundedTo(decimal, always.length + ifAny.length);
  const [whole = '', fraction = ''] = rounded.split('.');
  const needed = fraction.slice(always.length).replace(/0+$/, '').length + always.length;
  const grouped = thousands === undefined ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const shown = needed === 0 ? grouped : `${grouped}.${fraction.slice(0, needed)}`;
  return `${shown}${sign}`;
}

/** Halves away from zero, as spreadsheet programs show them; exact, and never `-0`. */
function roundedTo(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'));
  const isUp = Number(fraction[places] ?? '0') >= 5;
  const units = kept + (isUp ? 1n : 0n);
  const digits = units.toString().padStart(places + 1, '0');
  const point = digits.length - places;
  const shown = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative && units !== 0n ? `-${shown}` : shown;
}

function shownDate(iso: string, format: string | undefined): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return format?.includes('年') ? `${year}年${month}月${day}日` : iso;
}
