import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Session,
} from 'electron';

/**
 * A typed double of the parts of Electron that the desktop host uses. It records what it is told and lets a test act as
 * the window, the user or the system; `vitest.config.ts` puts it in Electron's place.
 */

/** What an event listener may prevent. */
export class PreventableEvent {
  prevented = false;
  preventDefault(): void {
    this.prevented = true;
  }
}

type Invoked = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type WindowOpenHandler = (details: { url: string }) => { action: string };
type PermissionRequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type PermissionCheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type RequestListener = (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;

export class WebContentsDouble extends EventEmitter {
  windowOpenHandler: WindowOpenHandler | undefined;
  reloads = 0;
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpenHandler = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new WebContentsDouble();
  readonly loaded: string[] = [];
  shown = false;
  focused = false;
  minimized = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  isDestroyed(): boolean {
    return false;
  }
}

export class SessionDouble extends EventEmitter {
  requestHandler: PermissionRequestHandler | undefined;
  checkHandler: PermissionCheckHandler | undefined;
  deviceHandler: DeviceHandler | undefined;
  requestListener: RequestListener | undefined;
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.requestListener = listener;
    },
  };
  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: DeviceHandler): void {
    this.deviceHandler = handler;
  }
}

class AppDouble extends EventEmitter {
  readonly paths: Record<string, string> = {};
  readonly exits: number[] = [];
  quits = 0;
  /** Whether this is the only instance. */
  onlyInstance = true;
  /** Settled by the test: the moment the system is ready. */
  readonly ready = Promise.withResolvers<void>();
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  requestSingleInstanceLock(): boolean {
    return this.onlyInstance;
  }
  whenReady(): Promise<void> {
    return this.ready.promise;
  }
  /** As Electron: asks `will-quit`, and ends unless that was prevented. */
  quit(): void {
    this.quits += 1;
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    if (!event.prevented) this.exit(0);
  }
  exit(status = 0): void {
    this.exits.push(status);
  }
}

export const app = new AppDouble();

export const session = { defaultSession: new SessionDouble() };

export const ipcMain = {
  handlers: new Map<string, Invoked>(),
  handle(channel: string, handler: Invoked): void {
    if (this.handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    this.handlers.set(channel, handler);
  },
};

export const ipcRenderer = {
  invoked: [] as unknown[][],
  async invoke(...args: unknown[]): Promise<unknown> {
    this.invoked.push(args);
    return { ok: true, value: null };
  },
};

export const contextBridge = {
  worlds: {} as Record<string, Record<string, unknown>>,
  exposeInMainWorld(name: string, api: Record<string, unknown>): void {
    this.worlds[name] = api;
  },
};

export const protocol = {
  privileged: [] as CustomScheme[],
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    this.privileged.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    this.handlers.set(scheme, handler);
  },
};

export const dialog = {
  /** What the user does next. */
  picks: { canceled: true, filePaths: [] } as OpenDialogReturnValue,
  button: 0,
  shown: [] as (OpenDialogOptions | MessageBoxSyncOptions)[],
  errors: [] as { title: string; text: string }[],
  async showOpenDialog(...args: unknown[]): Promise<OpenDialogReturnValue> {
    this.shown.push(args.at(-1) as OpenDialogOptions);
    return this.picks;
  },
  showMessageBoxSync(...args: unknown[]): number {
    this.shown.push(args.at(-1) as MessageBoxSyncOptions);
    return this.button;
  },
  showErrorBox(title: string, text: string): void {
    this.errors.push({ title, text });
  },
};

export const shell = {
  /** What the system says; '' when it opened the file. */
  answer: '',
  opened: [] as string[],
  async openPath(path: string): Promise<string> {
    this.opened.push(path);
    return this.answer;
  },
};

export const Menu = {
  applied: undefined as readonly MenuItemConstructorOptions[] | undefined,
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: readonly MenuItemConstructorOptions[]): void {
    this.applied = menu;
  },
};
