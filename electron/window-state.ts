import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

/** How the window was left, and the folder that was chosen last. Nothing of the ledger. */
export interface WindowState {
  readonly bounds: Rectangle | undefined;
  readonly maximised: boolean;
  /** Chromium's zoom level; 0 is the actual size. */
  readonly zoom: number;
  /** Absolute path. */
  readonly folder: string | undefined;
}

/** The county office's screen is 1366×768 (design §7); the window must fit it with the taskbar. */
export const usualSize = { width: 1280, height: 720 } as const;
export const smallestSize = { width: 960, height: 600 } as const;
/** The least that must be seen of a window's upper edge, so that it can be taken hold of. */
const grip = 80;

const edge = z.int().min(-100_000).max(100_000);
const stored = z.object({
  bounds: z
    .object({ x: edge, y: edge, width: z.int().min(1).max(20_000), height: z.int().min(1).max(20_000) })
    .optional(),
  maximised: z.boolean(),
  zoom: z.number().min(-4).max(4),
  folder: z.string().max(4000).optional(),
});

const unknown: WindowState = { bounds: undefined, maximised: false, zoom: 0, folder: undefined };
const fileName = 'window-state.json';

/**
 * Remembers the window between two runs.
 * @param folder Chromium's own folder
 */
export class WindowMemory {
  readonly #file: string;
  #state: WindowState;

  constructor(folder: string) {
    this.#file = join(folder, fileName);
    this.#state = read(this.#file);
  }

  get state(): WindowState {
    return this.#state;
  }

  /** Keeps the folder chosen last; written with the window, when it closes. */
  noteFolder(folder: string): void {
    this.#state = { ...this.#state, folder };
  }

  /** Writes how the window stands. A disk that refuses costs only the memory. */
  keep(window: BrowserWindow): void {
    if (window.isDestroyed()) return;
    this.#state = {
      ...this.#state,
      // What it goes back to when it is no longer maximised or full.
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
      zoom: window.webContents.getZoomLevel(),
    };
    try {
      // Beside its place and then moved there: a half file never stands under the name.
      writeFileSync(`${this.#file}.new`, `${JSON.stringify(this.#state)}\n`);
      renameSync(`${this.#file}.new`, this.#file);
    } catch {
      // Next time it opens as usual.
    }
  }
}

/** A file that is missing, broken or of another make is as none. */
function read(file: string): WindowState {
  try {
    const { success, data } = stored.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return success ? { ...unknown, ...data, bounds: data.bounds, folder: data.folder } : unknown;
  } catch {
    return unknown;
  }
}

/**
 * Where a window may open: as it was left, if enough of it lies on a display that is there now, and never larger than
 * that display; else in the usual size, where the system puts it.
 */
export function boundsOnDisplay(bounds: Rectangle | undefined): Partial<Rectangle> {
  if (bounds === undefined) return fitted(usualSize, screen.getPrimaryDisplay().workArea);
  const area = screen.getDisplayMatching(bounds).workArea;
  const size = fitted(bounds, area);
  const seen = Math.min(bounds.x + size.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isReachable = seen >= grip && bounds.y >= area.y && bounds.y <= area.y + area.height - grip;
  return isReachable ? { ...size, x: bounds.x, y: bounds.y } : size;
}

function fitted(size: { width: number; height: number }, area: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(Math.max(size.width, smallestSize.width), area.width),
    height: Math.min(Math.max(size.height, smallestSize.height), area.height),
  };
}
