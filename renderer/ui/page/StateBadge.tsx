/** Meaning of a state; each has a mark of its own, so that colour is never alone. */
export type StateKind = 'good' | 'warning' | 'bad' | 'neutral';

const marks: Readonly<Record<StateKind, string>> = { good: '✓', warning: '!', bad: '✕', neutral: '·' };

/** A state in one word. */
export function StateBadge({ kind, text }: { readonly kind: StateKind; readonly text: string }) {
  return (
    <span className={`state-badge state-${kind}`}>
      <span aria-hidden="true">{marks[kind]}</span> {text}
    </span>
  );
}
