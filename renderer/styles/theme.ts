import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorScheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
} from '@mantine/core';

/** Celadon (青瓷): the one accent colour; shade 7 carries white text at 4.5:1 and more, in both schemes. */
const celadon: MantineColorsTuple = [
  '#eef7f5',
  '#dcebe8',
  '#b5d7d0',
  '#8bc2b7',
  '#69b0a2',
  '#4c9d8e',
  '#2f8474',
  '#1f6a5d',
  '#175348',
  '#0d3b33',
];

/** Mantine theme: calm, dense, precise. Colours and spacing beyond it stand in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'celadon',
  primaryShade: 7,
  autoContrast: true,
  colors: { celadon },
  fontFamily: '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.125rem' } } },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
});

/** Mantine's own colours of errors and of hints are too pale to read (below 4.5:1); ours stand in `tokens.css`. */
const readable = { '--mantine-color-error': 'var(--hard)', '--mantine-color-dimmed': 'var(--ink-soft)' };

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: readable, dark: readable });

let scheme: MantineColorScheme = 'auto';

/** Colours are a setting of the ledger: nothing is kept in the browser, and each page takes them from the session. */
export const colorScheme: MantineColorSchemeManager = {
  get: () => scheme,
  set: (value) => {
    scheme = value;
  },
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => {
    scheme = 'auto';
  },
};
