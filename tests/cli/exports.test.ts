import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';

it('files for people are written from the terminal', { timeout: processTimeoutMs }, () => {
  const folder = temporaryFolder();
  try {
    const cli = cliOn(join(folder.path, 'county'));
    expect(cli('init', '--role', 'county', '--county', '330825').status).toBe(0);
    expect(cli('reference', 'adopt').status).toBe(0);
    const listed = cli(
      'list',
      'host',
      '--to',
      folder.path,
      '--columns',
      'host_name,host_code',
      '--csv',
      '--json',
    );
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    const { file } = listed.json() as { file: string };
    expect(readFileSync(join(folder.path, file), 'utf8')).toMatch(/^\uFEFF"[^"]+","[^"]+"\r\n".+",/);
    expect(cli('list', 'host').status).toBe(2);
    const extracted = cli(
      ...['extract', '--period', '2026', '--figures', 'I5,I7', '--fields', 'host.host_name,host.host_code'],
      ...['--keep', '季报', '--to', folder.path, '--json'],
    );
    expect(extracted).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder.path)).toContain((extracted.json() as { file: string }).file);
    expect(
      cli('extract', '--period', '2025', '--recipe', '季报', '--csv', '--to', folder.path).stdout,
    ).toContain('.csv、');
    expect(cli('sign-off', '--batch', 'none', '--to', folder.path).status).toBe(1);
  } finally {
    folder.remove();
  }
});
