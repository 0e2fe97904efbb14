import { useEffect, useRef } from 'react';

/** Does something at Alt and a letter, wherever the cursor is. @param code as in `KeyboardEvent.code`, for instance `KeyN` */
export function useAltKey(code: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // By the key's place: with Alt, some systems type another letter.
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== code) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [code]);
}
