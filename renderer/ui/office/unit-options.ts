import { pinyinOf } from '../../../db/domain/pinyin.ts';
import type { UnitChoice } from '../../../db/domain/session-answers.ts';
import { normaliseText, toHalfWidth } from '../../../db/domain/text.ts';

/** Units as a list offers them, in groups. */
export interface UnitGroup {
  readonly group: string;
  readonly items: { readonly value: string; readonly label: string }[];
}

/**
 * Counties to choose from: those on the list of mountain counties first, then the others by prefecture.
 * @param prefecture code of the only one that is wanted; '' for all
 */
export function countyGroups(units: readonly UnitChoice[], prefecture: string, members: string): UnitGroup[] {
  const counties = units.filter(({ code }) => code.length === 6 && code.startsWith(prefecture));
  const item = ({ code, name }: UnitChoice) => ({ value: code, label: `${name} ${code}` });
  const others = units
    .filter(({ code }) => code.length === 4)
    .map(({ code, name }) => ({
      group: name,
      items: counties.filter((one) => !one.member && one.code.startsWith(code)).map(item),
    }));
  return [{ group: members, items: counties.filter(({ member }) => member).map(item) }, ...others].filter(
    ({ items }) => items.length > 0,
  );
}

/** Prefectures to choose from. */
export function prefectureItems(units: readonly UnitChoice[]): UnitGroup['items'] {
  return units
    .filter(({ code }) => code.length === 4)
    .map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
}

/** Whether a unit's label (`龙游县 330825`) is meant by a text: part of its name, beginning of its code or of its pinyin. */
export function meansUnit(label: string, typed: string): boolean {
  const text = toHalfWidth(normaliseText(typed)).toLowerCase().replace(/[\s']/g, '');
  if (text === '' || label.replace(/\s/g, '') === text) return true;
  const [name = '', code = ''] = label.split(' ');
  if (name.includes(text) || code.startsWith(text)) return true;
  return pinyinOf(name).some(({ full, initials }) => full.startsWith(text) || initials.startsWith(text));
}
