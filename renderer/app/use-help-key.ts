import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { helpOfPage } from '../navigation/help-of-page.ts';

/** F1 opens the manual where it is about the page; a form that explains its own field has taken the key before. */
export function useHelpKey(): void {
  const router = useRouter();
  useEffect(() => {
    const open = (event: KeyboardEvent): void => {
      if (event.key !== 'F1' || event.defaultPrevented) return;
      event.preventDefault();
      const { pathname } = router.state.location;
      if (pathname.startsWith('/help')) return;
      void router.navigate({ to: '/help/$chapter', params: { chapter: helpOfPage(pathname) } });
    };
    document.addEventListener('keydown', open);
    return () => document.removeEventListener('keydown', open);
  }, [router]);
}
