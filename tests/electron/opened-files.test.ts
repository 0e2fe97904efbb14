import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OpenedFiles } from '../../electron/opened-files.ts';
import { PlaceTokens } from '../../electron/place-tokens.ts';

let folder: string;
let tokens: PlaceTokens;
let opened: OpenedFiles;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opened-files-'));
  for (const name of ['报表.xlsx', 'B.XLSX', 'notes.txt', 'run.exe', '~$报表.xlsx', 'macro.xlsm']) {
    writeFileSync(join(folder, name), 'x');
  }
  mkdirSync(join(folder, 'folder.xlsx'));
  symlinkSync(join(folder, 'notes.txt'), join(folder, 'link.xlsx'));
  tokens = new PlaceTokens();
  opened = new OpenedFiles(tokens);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a workbook is handed to the page once, as a token and a name', () => {
  const path = join(folder, '报表.xlsx');
  expect(opened.offer(path, '/')).toBe(true);
  const file = opened.take();
  expect(file).toEqual({ token: expect.any(String), name: '报表.xlsx' });
  expect(JSON.stringify(file)).not.toContain(folder);
  expect(tokens.resolve(file?.token ?? '')).toBe(path);
  expect(opened.take()).toBeNull();
});

test('a second start’s path is relative to where it was started', () => {
  expect(opened.offerArguments(['program', '--data', '报表.xlsx'], folder)).toBe(true);
  expect(opened.offerArguments(['program', 'b.xlsx', 'B.XLSX'], folder)).toBe(true);
  expect(tokens.resolve(opened.take()?.token ?? '')).toBe(join(folder, '报表.xlsx'));
});

test.each([
  'notes.txt',
  'run.exe',
  'macro.xlsm',
  '~$报表.xlsx',
  'folder.xlsx',
  'link.xlsx',
  'gone.xlsx',
  '',
  '.',
  '..',
  'notes.txt\0.xlsx',
  'https://evil.example/a.xlsx',
  'file:///tmp/a.xlsx',
  '/dev/null',
])('%j is not taken', (name) => {
  expect(opened.offer(name, folder)).toBe(false);
  expect(opened.offer(join(folder, name), folder)).toBe(false);
  expect(opened.take()).toBeNull();
});

test('switches, and the program itself, are no files', () => {
  const program = join(folder, '报表.xlsx');
  expect(opened.offerArguments([program], folder)).toBe(false);
  expect(opened.offerArguments(['program', `--${program}`, '-x.xlsx'], folder)).toBe(false);
});

test('of very many the latest are kept', () => {
  for (let at = 0; at < 20; at += 1) opened.offer(join(folder, at === 19 ? 'B.XLSX' : '报表.xlsx'), '/');
  const names: string[] = [];
  for (let file = opened.take(); file !== null; file = opened.take()) names.push(file.name);
  expect(names).toHaveLength(5);
  expect(names.at(-1)).toBe('B.XLSX');
});
