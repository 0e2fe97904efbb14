import type { KeyboardEvent } from 'react';

const cells = 'input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])';
const stops = `${cells}, button[data-moves-on]:not([disabled])`;

/**
 * Enter goes to the next cell of the form, Shift+Enter to the one before; in a text of several lines Enter stays a line
 * break and Ctrl+Enter moves on. At the last cell Enter reaches the form's own button.
 */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>): void {
  // An open list that takes Enter for its choice has prevented the default.
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  const target = event.target as HTMLElement;
  if (!target.matches(cells)) return;
  if (target instanceof HTMLTextAreaElement && !event.ctrlKey) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)];
  const next = all[all.indexOf(target) + (event.shiftKey ? -1 : 1)];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}
