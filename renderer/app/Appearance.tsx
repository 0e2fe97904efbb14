import { useMantineColorScheme } from '@mantine/core';
import { useLayoutEffect } from 'react';
import type { Session } from '../../db/domain/answers.ts';

const schemes = { system: 'auto', light: 'light', dark: 'dark' } as const;
/** Everything is measured by the size of the root's text; the grids' rows have room for the largest. */
const sizes = { normal: '', large: '112.5%', larger: '125%' } as const;

/** Colours and size of text as they are set. */
export function Appearance({ theme, text_size }: Pick<Session, 'theme' | 'text_size'>) {
  const { setColorScheme } = useMantineColorScheme();
  useLayoutEffect(() => setColorScheme(schemes[theme]), [theme, setColorScheme]);
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = sizes[text_size];
  }, [text_size]);
  return null;
}
