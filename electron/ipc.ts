import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { FailureCode, Result } from '../db/domain/failure.ts';
import {
  type DesktopHostCall,
  dispatchHostCall,
  type HostHandlers,
  isHostCall,
} from '../db/domain/host-contract.ts';
import type { StoreClient } from '../db/thread/store-client.ts';
import { appOrigin, callChannel } from './app-address.ts';
import { isPlainInput } from './plain-input.ts';
import type { RunningCalls } from './running-calls.ts';

/** Longer than any name of a call. */
const longestName = 100;

export interface CallTargets {
  /** The services in the store thread. */
  readonly client: Pick<StoreClient, 'call'>;
  /** The desktop's own calls: its file dialogs. */
  readonly hostCalls: HostHandlers<DesktopHostCall>;
  /** The one window that may call, while there is one. */
  readonly window: () => BrowserWindow | undefined;
  /** What closing waits for. */
  readonly running: RunningCalls;
  /** Sees every answer that carries the session: the menu speaks its language. */
  readonly noteSession: (session: unknown) => void;
  /** Receives unexpected errors. */
  readonly report: (where: string, error: unknown) => void;
}

/** The one binder: every call of the window comes through here, and only the app's own page may make one. */
export function bindCalls(targets: CallTargets): void {
  const { client, hostCalls, window, running, noteSession, report } = targets;
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnPage(event, window())) return refused('forbidden');
    if (typeof name !== 'string' || name.length > longestName || !isPlainInput(input)) {
      return refused('rejected');
    }
    if (isHostCall(name)) return dispatchHostCall(hostCalls, name, input, (error) => report(name, error));
    const result = await running.run(() => client.call(name, input));
    if (result.ok && name.startsWith('session.')) noteSession(result.value);
    return result;
  });
}

/**
 * The main frame of the app's one window, showing the app's own page; a frame inside it, one that is gone or being left,
 * and any other contents are not.
 */
function isOwnPage({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | undefined): boolean {
  if (window === undefined || window.isDestroyed() || sender !== window.webContents) return false;
  return (
    senderFrame !== null &&
    !senderFrame.detached &&
    senderFrame.parent === null &&
    senderFrame.origin === appOrigin
  );
}

function refused(code: FailureCode): Result<never> {
  return { ok: false, failure: { code, args: {} } };
}
