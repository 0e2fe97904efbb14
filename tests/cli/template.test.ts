import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cliOn, processTimeoutMs } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let county: ReturnType<typeof cliOn>;
beforeEach(() => {
  folder = temporaryFolder();
  county = cliOn(join(folder.path, 'county'));
});
afterEach(() => folder.remove());

it('templates are written from the terminal, and what is asked for in two ways is refused', {
  timeout: processTimeoutMs,
}, () => {
  expect(county('init', '--role', 'county', '--county', '330825').status).toBe(0);
  const one = county('template', '--form', 'village', '--prefill', '--to', folder.path, '--json');
  expect(one).toMatchObject({ status: 0, stderr: '' });
  const { files } = one.json() as { files: { file: string }[] };
  expect(files).toEqual([
    { file: expect.stringMatching(/^龙游县_填报模板_薄弱村_\d{8}\.xlsx$/), town: null, rows: 0 },
  ]);
  expect(existsSync(join(folder.path, files[0]?.file ?? ''))).toBe(true);
  expect(county('template', '--all', '--form', 'aid', '--to', folder.path).status).toBe(2);
});
