import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PlaceTokens } from '../../electron/place-tokens.ts';
import { typedFolder } from '../../electron/typed-folder.ts';
import { expectFailure } from '../support/failures.ts';
import { temporaryFolder } from '../support/store-folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let tokens: PlaceTokens;
beforeEach(() => {
  folder = temporaryFolder();
  tokens = new PlaceTokens();
});
afterEach(() => folder.remove());

describe('a path that was typed or pasted', () => {
  test.each([
    ['plain', (path: string) => path],
    ['between blanks', (path: string) => `  ${path} `],
    ['in the quotation marks of Explorer', (path: string) => `"${path}"`],
    ['with a step up', (path: string) => `${path}/../报表`],
    ['with a separator at its end', (path: string) => `${path}/`],
  ])('%s gives the token of its folder', async (_name, write) => {
    const path = join(folder.path, '报表');
    mkdirSync(path);
    const place = await typedFolder(tokens, write(path));
    expect(place.name).toBe('报表');
    expect(tokens.resolve(place.token)).toBe(path);
  });

  test('says what is wrong with it', async () => {
    const file = join(folder.path, 'a.xlsx');
    writeFileSync(file, '');
    for (const relative of ['reports', './reports', '../x', '', 'C:reports', '\0'])
      await expectFailure('path_not_absolute', () => typedFolder(tokens, relative));
    await expectFailure('path_not_absolute', () => typedFolder(tokens, `${folder.path}\0`));
    await expectFailure('folder_missing', () => typedFolder(tokens, join(folder.path, 'gone')));
    await expectFailure('folder_missing', () => typedFolder(tokens, join(file, 'below')));
    await expectFailure('not_a_folder', () => typedFolder(tokens, file));
  });
});
