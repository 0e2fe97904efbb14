import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { FailureCode, Result } from '../db/domain/failure.ts';
import {
  type DesktopHostCall,
  dispatchHostCall,
  type HostHandlers,
  isHostCall,
} from '../db/domain/host-contract.ts';
import type { StoreClient } from '../db/thread/store-client.ts';
import { appOrigin, callChannel } from './app-address.ts';

export interface CallTargets {
  /** The services in the store thread. */
  readonly client: Pick<StoreClient, 'call'>;
  /** The desktop's own calls: its file dialogs. */
  readonly hostCalls: HostHandlers<DesktopHostCall>;
  /** Receives unexpected errors. */
  readonly report: (where: string, error: unknown) => void;
}

/** The one binder: every call of the window comes through here, and only the app's own page may make one. */
export function bindCalls({ client, hostCalls, report }: CallTargets): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOwnPage(event)) return refused('forbidden');
    if (typeof name !== 'string') return refused('rejected');
    if (!isHostCall(name)) return client.call(name, input);
    return dispatchHostCall(hostCalls, name, input, (error) => report(name, error));
  });
}

/** The window's main frame, showing the app's own page; a frame inside it, or one that is gone, is not. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}

function refused(code: FailureCode): Result<never> {
  return { ok: false, failure: { code, args: {} } };
}
