import { homedir } from 'node:os';
import { join } from 'node:path';

/** The user's own data folder for this app, where the store lies unless told otherwise; the same for every host. */
export function defaultDataDir(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'shanhai-ledger');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'shanhai-ledger');
  // A relative path there is invalid by the XDG base directory specification.
  const xdg = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : join(home, '.local', 'share');
  return join(xdg, 'shanhai-ledger');
}
