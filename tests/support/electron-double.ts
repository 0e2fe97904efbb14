import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  Display,
  IpcMainInvokeEvent,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxSyncOptions,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Rectangle,
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
type UsbHandler = NonNullable<Parameters<Session['setUSBProtectedClassesHandler']>[0]>;
type PairingHandler = NonNullable<Parameters<Session['setBluetoothPairingHandler']>[0]>;
type DisplayMediaHandler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;
type CertificateVerifier = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>;
type ProxyConfig = Parameters<Session['setProxy']>[0];
export type RequestDetails = Pick<Electron.OnBeforeRequestListenerDetails, 'url' | 'resourceType'>;
type RequestListener = (details: RequestDetails, answer: (response: { cancel?: boolean }) => void) => void;
type SchemeHandler = (request: Request) => Response | Promise<Response>;
type Printed = (printed: boolean, reason: string) => void;

/** A page's main frame: what it was told. */
class FrameDouble {
  origin = 'app://ledger';
  readonly parent = null;
  readonly detached = false;
  readonly told: unknown[][] = [];
  send(...message: unknown[]): void {
    this.told.push(message);
  }
}

export class WebContentsDouble extends EventEmitter {
  readonly mainFrame = new FrameDouble();
  windowOpenHandler: WindowOpenHandler | undefined;
  webRtcPolicy: string | undefined;
  reloads = 0;
  zoom = 0;
  readonly prints: { options: object; done: Printed }[] = [];
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }
  getZoomLevel(): number {
    return this.zoom;
  }
  setZoomLevel(level: number): void {
    this.zoom = level;
  }
  print(options: object, done: Printed): void {
    this.prints.push({ options, done });
  }
  /** What the next PDF is. */
  pdf = Buffer.from('');
  readonly pdfs: object[] = [];
  async printToPDF(options: object): Promise<Buffer> {
    this.pdfs.push(options);
    return this.pdf;
  }
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
  maximized = false;
  destroyed = false;
  title: string;
  progress = -1;
  bounds: Rectangle = { x: 0, y: 0, width: 1280, height: 720 };

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.title = options.title ?? '';
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
    return this.destroyed;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setProgressBar(progress: number): void {
    this.progress = progress;
  }
  /** As Electron: asks `close`, then the page (a test emits `will-prevent-unload` for one that objects), and goes. */
  close(): void {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.prevented) this.destroy();
  }
  destroy(): void {
    this.destroyed = true;
  }
}

export class SessionDouble extends EventEmitter {
  requestHandler: PermissionRequestHandler | undefined;
  checkHandler: PermissionCheckHandler | undefined;
  deviceHandler: DeviceHandler | undefined;
  usbHandler: UsbHandler | undefined;
  pairingHandler: PairingHandler | undefined;
  displayMediaHandler: DisplayMediaHandler | undefined;
  certificateVerifier: CertificateVerifier | undefined;
  proxy: ProxyConfig | undefined;
  spellChecker = true;
  requestListener: RequestListener | undefined;
  readonly schemes = new Map<string, SchemeHandler>();
  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (this.schemes.has(scheme)) throw new Error(`second handler for ${scheme}`);
      this.schemes.set(scheme, handler);
    },
  };
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
  setUSBProtectedClassesHandler(handler: UsbHandler): void {
    this.usbHandler = handler;
  }
  setBluetoothPairingHandler(handler: PairingHandler): void {
    this.pairingHandler = handler;
  }
  setDisplayMediaRequestHandler(handler: DisplayMediaHandler): void {
    this.displayMediaHandler = handler;
  }
  setCertificateVerifyProc(verify: CertificateVerifier): void {
    this.certificateVerifier = verify;
  }
  async setProxy(config: ProxyConfig): Promise<void> {
    this.proxy = config;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
}

/** The switches that the program was started with, and those that it sets itself. */
export class CommandLineDouble {
  readonly switches = new Map<string, string | undefined>();
  appendSwitch(name: string, value?: string): void {
    this.switches.set(name, value);
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
}

class AppDouble extends EventEmitter {
  readonly paths: Record<string, string> = {};
  readonly exits: number[] = [];
  quits = 0;
  isPackaged = true;
  sandboxed = false;
  readonly commandLine = new CommandLineDouble();
  enableSandbox(): void {
    this.sandboxed = true;
  }
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
  channels: new EventEmitter(),
  on(channel: string, listener: (...args: unknown[]) => void): void {
    this.channels.on(channel, listener);
  },
  invoked: [] as unknown[][],
  async invoke(...args: unknown[]): Promise<unknown> {
    this.invoked.push(args);
    return { ok: true, value: null };
  },
};

/** Knows the paths of files that a person dropped; a test says which. */
export const webUtils = {
  paths: new Map<unknown, string>(),
  getPathForFile(file: unknown): string {
    return this.paths.get(file) ?? '';
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
  shown: [] as (OpenDialogOptions | MessageBoxOptions | MessageBoxSyncOptions)[],
  errors: [] as { title: string; text: string }[],
  async showOpenDialog(...args: unknown[]): Promise<OpenDialogReturnValue> {
    this.shown.push(args.at(-1) as OpenDialogOptions);
    return this.picks;
  },
  showMessageBoxSync(...args: unknown[]): number {
    this.shown.push(args.at(-1) as MessageBoxSyncOptions);
    return this.button;
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number }> {
    this.shown.push(args.at(-1) as MessageBoxOptions);
    return { response: this.button };
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
  popped: [] as (readonly MenuItemConstructorOptions[])[],
  buildFromTemplate: (template: MenuItemConstructorOptions[]) =>
    Object.assign(template, { popup: () => Menu.popped.push(template) }),
  setApplicationMenu(menu: readonly MenuItemConstructorOptions[]): void {
    this.applied = menu;
  },
};

export const powerMonitor = new EventEmitter();

const officeScreen = { workArea: { x: 0, y: 0, width: 1366, height: 728 } } as Display;

export const screen = {
  displays: [officeScreen],
  getPrimaryDisplay(): Display {
    return this.displays[0] ?? officeScreen;
  },
  /** As Electron: the one that shows most of the rectangle, the primary one if none does. */
  getDisplayMatching(rectangle: Rectangle): Display {
    const seen = ({ workArea }: Display): number =>
      Math.max(
        0,
        Math.min(rectangle.x + rectangle.width, workArea.x + workArea.width) -
          Math.max(rectangle.x, workArea.x),
      ) *
      Math.max(
        0,
        Math.min(rectangle.y + rectangle.height, workArea.y + workArea.height) -
          Math.max(rectangle.y, workArea.y),
      );
    return this.displays.toSorted((a, b) => seen(b) - seen(a))[0] ?? officeScreen;
  },
};
