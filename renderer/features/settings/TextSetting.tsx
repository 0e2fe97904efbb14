import { TextInput } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sayNothing } from '../../api/queries.ts';
import type { Saved } from './use-saved.ts';

/** Milliseconds without a key after which a text is saved. */
const PAUSE = 700;

/** A text that saves itself: after a pause, when it is left, and when the page is. A text that was refused stays typed. */
export function TextSetting(props: {
  readonly name: 'person' | 'phone' | 'unit_head' | 'stat_head';
  readonly label: string;
  readonly value: string | null;
  readonly saved: Saved;
  readonly type?: 'text' | 'tel';
}) {
  const { name, saved } = props;
  const stored = props.value ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, stored, save: saved.save });
  latest.current = { typed, stored, save: saved.save };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const write = useCallback((): void => {
    clearTimeout(timer.current);
    const { typed: text, stored: before, save } = latest.current;
    if (text === null || text.trim() === before) return;
    save({ [name]: text.trim() }, { [name]: before }).then(
      // What was typed on meanwhile is saved by the next pause.
      () => setTyped((now) => (now === text ? null : now)),
      sayNothing,
    );
  }, [name]);
  useEffect(() => {
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return (
    <TextInput
      label={props.label}
      type={props.type ?? 'text'}
      autoComplete="off"
      maxLength={50}
      value={typed ?? stored}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(write, PAUSE);
      }}
      onBlur={write}
      onKeyDown={(event) => {
        if (event.key === 'Enter') write();
      }}
    />
  );
}
