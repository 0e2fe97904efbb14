import type { FormTexts } from '../forms/form-texts.ts';

/**
 * Values taken over from the last period (design: prefill and carry-over). They are typed for the officer and marked; until
 * somebody confirms them, or writes over them, they stay in the draft: in no list, total or report, which an open draft
 * holds up. The marks are a cell of their own beside the row's, so that they are undone and kept with what is typed.
 */
export const carriedMark = '@carried';

/**
 * Fields of a row that were carried over and not confirmed yet. A mark that a step back leaves on a cell whose value the
 * record holds says nothing: that value was confirmed and saved.
 */
export function carriedFields({
  texts,
  changed,
}: {
  readonly texts: FormTexts;
  readonly changed: FormTexts;
}): readonly string[] {
  return (texts[carriedMark] ?? '').split(',').filter((field) => field in changed);
}

/** The mark of a row once some of its cells were typed into. */
export function markWithout(mark: string, typed: readonly string[]): string {
  return mark
    .split(',')
    .filter((field) => !typed.includes(field))
    .join(',');
}
