import { existsSync } from 'node:fs';

/** Debian's Chromium: the same engine as Electron's, and on closed networks the only one that can be had. */
const debianChromium = '/usr/bin/chromium';

/**
 * Launch options for the Chromium that tests and screenshots use: the system's where there is one, else the one that
 * Playwright downloaded.
 */
export function chromiumOptions(): { executablePath?: string; args: string[] } {
  // Without these, Chromium looks up its maker's servers at every start.
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium refuses to start as root with its sandbox.
  if (process.getuid?.() === 0) args.unshift('--no-sandbox');
  return existsSync(debianChromium) ? { executablePath: debianChromium, args } : { args };
}
