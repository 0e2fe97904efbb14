import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  dispatchHostCall,
  type FolderListing,
  type HostCallName,
  type PlaceEntry,
  type RootPlace,
} from '../../db/domain/host-contract.ts';
import { isReceived } from '../../db/received-copies.ts';
import { hasDisplay, writeOpeningPage } from '../../electron/browser/open-browser.ts';
import { placeHandlers } from '../../electron/browser/places.ts';
import { defaultDataDir } from '../../electron/data-folder.ts';
import { PlaceTokens } from '../../electron/place-tokens.ts';

let folder: string;
let tokens: PlaceTokens;
let ask: (name: HostCallName, input: unknown) => ReturnType<typeof dispatchHostCall>;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'places-')));
  mkdirSync(join(folder, 'home', '报送', '2026'), { recursive: true });
  mkdirSync(join(folder, 'outside'));
  tokens = new PlaceTokens();
  const handlers = placeHandlers(
    tokens,
    async () => [
      { kind: 'home', path: join(folder, 'home') },
      { kind: 'drive', path: join(folder, 'not there') },
      { kind: 'documents', path: join(folder, 'home') },
    ],
    join(folder, 'data'),
  );
  ask = (name, input) => dispatchHostCall(handlers, name, input, (error) => expect.fail(String(error)));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function value<T>(name: HostCallName, input: unknown): Promise<T> {
  const result = await ask(name, input);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value as T;
}

async function home(): Promise<RootPlace> {
  const places = await value<readonly RootPlace[]>('files.places', {});
  const [first] = places;
  if (first === undefined) throw new Error('no places');
  return first;
}

const list = (token: string) => value<FolderListing>('files.list', { token });

test('browsing starts at the places that exist, each once, and tells no path', async () => {
  const places = await value<readonly RootPlace[]>('files.places', {});
  expect(places).toEqual([{ token: expect.any(String), kind: 'home', name: 'home' }]);
  expect(JSON.stringify([places, await list((await home()).token)])).not.toContain(folder);
});

test('a folder shows folders, workbooks and JSON, folders first, and its tokens lead on', async () => {
  for (const name of ['b10.xlsx', 'b9.XLSX', 'a.json', 'notes.txt', '.hidden.xlsx', '~$b9.xlsx']) {
    writeFileSync(join(folder, 'home', name), 'x'.repeat(7));
  }
  const { entries, left_out } = await list((await home()).token);
  expect(entries.map(({ kind, name, bytes }) => [kind, name, bytes])).toEqual([
    ['folder', '报送', null],
    ['file', 'a.json', 7],
    ['file', 'b9.XLSX', 7],
    ['file', 'b10.xlsx', 7],
  ]);
  expect(left_out).toBe(0);
  expect((await list(entries[0]?.token ?? '')).entries.map((entry) => entry.name)).toEqual(['2026']);
  expect(tokens.resolve(entries[1]?.token ?? '')).toBe(join(folder, 'home', 'a.json'));
});

test('nothing outside the places is reachable by a link', async () => {
  writeFileSync(join(folder, 'outside', 'secret.xlsx'), '');
  symlinkSync(join(folder, 'outside'), join(folder, 'home', 'out'));
  symlinkSync(join(folder, 'outside', 'secret.xlsx'), join(folder, 'home', 'secret.xlsx'));
  symlinkSync(join(folder, 'home', '报送'), join(folder, 'home', 'within'));
  const { entries } = await list((await home()).token);
  expect(entries.map((entry) => entry.name).toSorted()).toEqual(['within', '报送'].toSorted());
});

test('a folder replaced by a link after it was listed is not followed', async () => {
  const { entries } = await list((await home()).token);
  renameSync(join(folder, 'home', '报送'), join(folder, 'home', 'moved'));
  symlinkSync(join(folder, 'outside'), join(folder, 'home', '报送'));
  expect(await ask('files.list', { token: entries[0]?.token })).toMatchObject({
    failure: { code: 'folder_missing' },
  });
});

test('a token that was not given out leads nowhere', async () => {
  for (const token of ['x', '/etc', '../outside', folder, '__proto__']) {
    expect(await ask('files.list', { token })).toMatchObject({ failure: { code: 'file_missing' } });
  }
});

test('a new folder is made, an existing one is not touched', async () => {
  const { token } = await home();
  const made = await value<PlaceEntry>('files.makeFolder', { token, name: '三季度' });
  expect(tokens.resolve(made.token)).toBe(join(folder, 'home', '三季度'));
  expect(statSync(join(folder, 'home', '三季度')).isDirectory()).toBe(true);
  expect(await ask('files.makeFolder', { token, name: '三季度' })).toMatchObject({
    failure: { code: 'file_exists', args: { name: '三季度' } },
  });
});

test.each([
  '..',
  '.',
  '../x',
  'a/b',
  'a\\b',
  'C:',
  'a\0b',
  'a\nb',
  ' a',
  'a.',
  'CON',
  'nul.txt',
  '',
  'x'.repeat(101),
])('a folder may not be called %j', async (name) => {
  const { token } = await home();
  expect(await ask('files.makeFolder', { token, name })).toMatchObject({ failure: { code: 'rejected' } });
});

test('the page that opens the browser is for its owner only and is gone when removed', () => {
  const { path, remove } = writeOpeningPage(folder, 'http://127.0.0.1:1/#token=a</script>b');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  remove();
  expect(() => statSync(path)).toThrow('ENOENT');
});

test('a browser is opened only where there is a display', () => {
  expect(hasDisplay('linux', {})).toBe(false);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect([hasDisplay('win32', {}), hasDisplay('darwin', {})]).toEqual([true, true]);
});

test('the data folder is the user’s own by each system’s custom', () => {
  expect(defaultDataDir('linux', {}, '/home/a')).toBe('/home/a/.local/share/shanhai-ledger');
  expect(defaultDataDir('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/shanhai-ledger');
  expect(defaultDataDir('linux', { XDG_DATA_HOME: 'data' }, '/home/a')).toBe(
    '/home/a/.local/share/shanhai-ledger',
  );
  expect(defaultDataDir('darwin', {}, '/Users/a')).toBe(
    '/Users/a/Library/Application Support/shanhai-ledger',
  );
});

test('a dropped file is kept as a copy of its own name until the next one, and leads out of its folder by no name', async () => {
  const receive = (name: string) =>
    value<{ token: string; name: string }>('files.receive', { name, content: btoa('abc') });
  const first = await receive('名单.xlsx');
  const kept = tokens.resolve(first.token);
  expect(first.name).toBe('名单.xlsx');
  expect(readFileSync(kept, 'utf8')).toBe('abc');
  expect(statSync(kept).mode & 0o077).toBe(0);
  const data = join(folder, 'data');
  expect(isReceived(data, kept)).toBe(true);
  expect(isReceived(data, join(folder, 'home', '名单.xlsx'))).toBe(false);
  for (const name of ['../../../home/x.xlsx', '..', '.', 'a\0b', 'C:\\x\\y.xlsx', '村'.repeat(400)]) {
    const path = tokens.resolve((await receive(name)).token);
    expect(isReceived(data, path)).toBe(true);
  }
  expect(existsSync(kept)).toBe(false);
});
