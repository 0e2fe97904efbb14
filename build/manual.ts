import { join } from 'node:path';
import { ensureBuilt, root } from './bundle.ts';
import { foreground } from './child.ts';

/**
 * Makes the user manual anew: takes its pictures from the running program, builds them into the window, and prints both
 * languages to `out/manual/*.pdf`. Exit status 0 done, 1 a step failed.
 */
async function walk(title: string): Promise<boolean> {
  await ensureBuilt('window');
  const runner = join(root, 'node_modules/@playwright/test/cli.js');
  const { code } = await foreground(
    process.execPath,
    [runner, 'test', '--project=browser', 'tests/e2e/manual.spec.ts', '-g', title],
    { cwd: root, env: { ...process.env, SHANHAI_MANUAL: '1' } },
  );
  return code === 0;
}

const done = (await walk('the pictures of the manual')) && (await walk('the manual is searched'));
process.exitCode = done ? 0 : 1;
