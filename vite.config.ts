import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window, built to plain files in out/renderer for every host.
 *
 * The hosts serve it under a strict content security policy, so nothing may be inlined: no script in the page, no
 * data: addresses for pictures or fonts. Addresses are relative because the desktop host serves from its own scheme.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    license: { fileName: 'parts-window.json' },
  },
});
