import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallFailed, hasSystemDialogs, hostCall } from '../../renderer/api/client.ts';
import { isUsable, stepTo } from '../../renderer/ui/places/wanted.ts';

afterEach(() => vi.unstubAllGlobals());

describe('a host call', () => {
  it('goes through the bridge on the desktop, whose dialogs are the system’s', async () => {
    const asked: unknown[] = [];
    const call = async (name: string, input: unknown) => {
      asked.push([name, input]);
      return { ok: true, value: { picked: { token: 't', name: '报送' } } };
    };
    vi.stubGlobal('window', { shanhai: { call } });
    expect(hasSystemDialogs()).toBe(true);
    expect(await hostCall('files.pickFolder', {})).toEqual({ picked: { token: 't', name: '报送' } });
    expect(asked).toEqual([['files.pickFolder', {}]]);
  });

  it('goes to the browser host with the session’s secret, and a refusal is typed', async () => {
    const sent: { path: string; init: RequestInit }[] = [];
    vi.stubGlobal('window', {});
    vi.stubGlobal('sessionStorage', { getItem: () => 'secret' });
    vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
      sent.push({ path, init });
      return Response.json({ ok: false, failure: { code: 'folder_missing', args: { path: '报送' } } });
    });
    expect(hasSystemDialogs()).toBe(false);
    const refused = hostCall('files.list', { token: 'gone' });
    await expect(refused).rejects.toBeInstanceOf(CallFailed);
    await expect(refused).rejects.toMatchObject({
      failure: { code: 'folder_missing', args: { path: '报送' } },
    });
    expect(sent[0]?.path).toBe('/api/call');
    expect(sent[0]?.init.headers).toMatchObject({ 'x-shanhai-session': 'secret' });
    expect(JSON.parse(String(sent[0]?.init.body))).toEqual({
      name: 'files.list',
      input: { token: 'gone' },
    });
  });
});

describe('what can be chosen in a listing', () => {
  it('is folders always, files of the wanted kinds only', () => {
    const folder = { kind: 'folder', fileKinds: [] } as const;
    const workbook = { kind: 'file', fileKinds: ['xlsx'] } as const;
    expect(isUsable({ kind: 'folder', name: '2026.xlsx' }, folder)).toBe(true);
    expect(isUsable({ kind: 'file', name: '报表.xlsx' }, folder)).toBe(false);
    expect(isUsable({ kind: 'file', name: '报表.XLSX' }, workbook)).toBe(true);
    expect(isUsable({ kind: 'file', name: 'records.json' }, workbook)).toBe(false);
  });

  it('is reached by arrows, which pass over the rest and stop at the ends', () => {
    const usable = [false, true, false, true, false];
    expect(stepTo(usable, 1, 'ArrowDown')).toBe(3);
    expect(stepTo(usable, 3, 'ArrowDown')).toBeNull();
    expect(stepTo(usable, 3, 'ArrowUp')).toBe(1);
    expect(stepTo(usable, 1, 'ArrowUp')).toBeNull();
    // From the list itself, where nothing is focused yet.
    expect(stepTo(usable, -1, 'ArrowDown')).toBe(1);
    expect(stepTo(usable, -1, 'End')).toBe(3);
    expect(stepTo(usable, 3, 'Home')).toBe(1);
    expect(stepTo(usable, 3, 'Enter')).toBeNull();
    expect(stepTo([], -1, 'ArrowDown')).toBeNull();
  });
});
