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

/** Greys of the dark scheme with a breath of the accent, as the paper and desk of `tokens.css` have it. */
const night: MantineColorsTuple = [
  '#e6ebe9',
  '#cbd3d0',
  '#a9b5b0',
  '#8f9b96',
  '#46514e',
  '#38423f',
  '#282f2d',
  '#1b1f1e',
  '#101312',
  '#0b0d0c',
];

/** Mantine theme: calm, dense, precise. Colours and spacing beyond it stand in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'celadon',
  primaryShade: 7,
  autoContrast: true,
  colors: { celadon, dark: night },
  fontFamily: '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif',
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.125rem' } } },
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
});

/**
 * Mantine's own colours of errors, hints and placeholders are too pale to read (below 4.5:1), and its quiet buttons sink
 * into the dark page; ours stand in `tokens.css`.
 */
const readable = {
  '--mantine-color-error': 'var(--hard)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--hint)',
  '--mantine-color-celadon-light': 'var(--quiet-button)',
  '--mantine-color-celadon-light-hover': 'var(--quiet-button-hover)',
  '--mantine-color-celadon-light-color': 'var(--accent)',
  '--mantine-color-red-light': 'var(--hard-wash)',
  '--mantine-color-red-light-color': 'var(--hard)',
  '--mantine-color-yellow-light': 'var(--soft-wash)',
  '--mantine-color-yellow-light-color': 'var(--soft)',
  '--mantine-color-green-light': 'var(--good-wash)',
  '--mantine-color-green-light-color': 'var(--good)',
};

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
