import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Display, BrowserWindow as ElectronWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boundsOnDisplay, WindowMemory } from '../../electron/window-state.ts';
import { BrowserWindow, screen } from '../support/electron-double.ts';

let folder: string;
const displays = [...screen.displays];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-state-'));
});
afterEach(() => {
  screen.displays = [...displays];
  rmSync(folder, { recursive: true });
});

const file = (): string => join(folder, 'window-state.json');
const usual = { bounds: undefined, maximised: false, zoom: 0, folder: undefined };

describe('memory', () => {
  test('brings back size, place, zoom and the folder chosen last', () => {
    const window = new BrowserWindow({});
    window.bounds = { x: 10, y: 20, width: 1000, height: 640 };
    window.maximized = true;
    window.webContents.zoom = 1.5;
    const memory = new WindowMemory(folder);
    memory.noteFolder('/media/usb/报送');
    memory.keep(window as unknown as ElectronWindow);
    expect(new WindowMemory(folder).state).toEqual({
      bounds: { x: 10, y: 20, width: 1000, height: 640 },
      maximised: true,
      zoom: 1.5,
      folder: '/media/usb/报送',
    });
  });

  test('leaves no half file', () => {
    new WindowMemory(folder).keep(new BrowserWindow({}) as unknown as ElectronWindow);
    expect(readdirSync(folder)).toEqual(['window-state.json']);
    expect(readFileSync(file(), 'utf8').endsWith('}\n')).toBe(true);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"maximised":"yes","zoom":0}',
    '{"maximised":false,"zoom":1e9}',
    '{"maximised":false,"zoom":0,"bounds":{"x":"a"}}',
    '{"maximised":false,"zoom":0,"bounds":{"x":0,"y":0,"width":1e99,"height":1}}',
    '{"__proto__":{"maximised":true},"zoom":0}',
    Buffer.alloc(100, 0xff).toString('latin1'),
  ])('broken as %j is as none', (text) => {
    writeFileSync(file(), text);
    expect(new WindowMemory(folder).state).toEqual(usual);
  });

  test('that cannot be written costs nothing but the memory', () => {
    const memory = new WindowMemory(join(folder, 'gone'));
    memory.keep(new BrowserWindow({}) as unknown as ElectronWindow);
    expect(new WindowMemory(join(folder, 'gone')).state).toEqual(usual);
  });

  test('of a window that is gone is not written', () => {
    const window = new BrowserWindow({});
    window.destroyed = true;
    new WindowMemory(folder).keep(window as unknown as ElectronWindow);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('place', () => {
  const second = { workArea: { x: 1366, y: 0, width: 1920, height: 1040 } } as Display;

  test('is kept on the display where it was', () => {
    screen.displays = [...displays, second];
    const bounds = { x: 1500, y: 100, width: 1200, height: 700 };
    expect(boundsOnDisplay(bounds)).toEqual(bounds);
  });

  test('is not kept where a display is gone: the window comes to one that is there', () => {
    const bounds = { x: 1500, y: 100, width: 1900, height: 1000 };
    expect(boundsOnDisplay(bounds)).toEqual({ width: 1366, height: 728 });
  });

  test.each([
    { x: -1270, y: 10, width: 1280, height: 720 },
    { x: 1360, y: 10, width: 1280, height: 720 },
    { x: 10, y: -600, width: 1280, height: 720 },
    { x: 10, y: 720, width: 1280, height: 720 },
    { x: 99_000, y: -99_000, width: 1280, height: 720 },
  ])('that hides the title bar is given up: %j', (bounds) => {
    expect(boundsOnDisplay(bounds)).not.toHaveProperty('x');
  });

  test('of a first start is the usual one, never larger than the display', () => {
    expect(boundsOnDisplay(undefined)).toEqual({ width: 1280, height: 720 });
    screen.displays = [{ workArea: { x: 0, y: 0, width: 1024, height: 560 } } as Display];
    expect(boundsOnDisplay(undefined)).toEqual({ width: 1024, height: 560 });
  });

  test('keeps a size that can be worked in', () => {
    expect(boundsOnDisplay({ x: 0, y: 0, width: 10, height: 10 })).toMatchObject({ width: 960, height: 600 });
  });
});
