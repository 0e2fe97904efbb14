import { useEffect } from 'react';

/** Pages bring the focus back by themselves where they know a better place; this waits for them. */
const patience = 60;

/**
 * Keeps the focus near where it was when what had it goes away: a form that was saved and closed, a page that was left.
 * Without it the next key goes nowhere, and Tab starts at the top of the window.
 */
export function useFocusRescue(): void {
  useEffect(() => {
    let around: readonly Element[] = [];
    const note = (event: FocusEvent): void => {
      const path: Element[] = [];
      for (let at = event.target as Element | null; at !== null; at = at.parentElement) path.push(at);
      around = path;
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rescue = (): void => {
      if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
      const near = around.find((one) => one.isConnected && one.matches('section, main, [role=dialog]'));
      const place = near ?? document.getElementById('page');
      if (!(place instanceof HTMLElement)) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      if (around[0]?.isConnected !== false) return;
      clearTimeout(timer);
      timer = setTimeout(rescue, patience);
    });
    document.addEventListener('focusin', note);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}
