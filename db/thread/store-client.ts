import { Worker } from 'node:worker_threads';
import { type Failure, FailureError, type Result } from '../domain/failure.ts';
import { logError } from './error-log.ts';
import type { FromThread, StoreThreadOptions, ToThread } from './messages.ts';

/** What a host lends to the services in the store thread. */
export interface HostPorts {
  /** Absolute path behind a token that the host gave out. @throws FailureError `file_missing` for an unknown token. */
  resolveFile(token: string): Promise<string>;
}

/** The store thread as its host sees it. */
export interface StoreClient {
  /** One call of the contract; never rejects. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Finishes the calls already made, closes the store and frees the lock. Later calls answer `cancelled`. */
  close(): Promise<void>;
}

/**
 * Starts the one thread that owns the data folder: checks the disk, takes the lock, opens and migrates the store.
 * @param options.workerUrl the thread's file, for hosts that bundle it elsewhere
 * @returns the failure that kept the store from opening, typed (`store_locked`, `store_too_new`, `network_drive` …)
 */
export function startStoreThread(
  { workerUrl, ...options }: StoreThreadOptions & { readonly workerUrl?: URL },
  hostPorts: HostPorts,
): Promise<Result<StoreClient>> {
  const worker = new Worker(workerUrl ?? new URL('./store-thread.ts', import.meta.url), {
    name: 'store',
    workerData: options,
    // The host's own flags (watching, inspecting) are not the thread's.
    execArgv: [],
  });
  return new Promise((resolve) => {
    const client = new ThreadClient(worker, options.dataDir, hostPorts, (result) => {
      if (result.ok) resolve({ ok: true, value: client });
      // Only a thread that has ended has given the lock back.
      else void client.ended.then(() => resolve(result));
    });
  });
}

const internal: Failure = { code: 'internal', args: {} };

class ThreadClient implements StoreClient {
  /** Settles when the thread is gone, however it ended. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #hostPorts: HostPorts;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  #last = 0;
  #closing = false;
  #gone = false;

  constructor(
    worker: Worker,
    dataDir: string,
    hostPorts: HostPorts,
    onStart: (result: Result<null>) => void,
  ) {
    this.#worker = worker;
    this.#hostPorts = hostPorts;
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'started') onStart(message.result);
      else if (message.kind === 'answer') this.#settle(message.id, message.result);
      else void this.#resolveFile(message.id, message.token);
    });
    const crashed = (error: unknown): void => {
      logError(dataDir, new Date().toISOString(), 'store thread', error);
    };
    worker.on('error', crashed);
    worker.on('messageerror', (error) => {
      crashed(error);
      void worker.terminate();
    });
    this.ended = new Promise((resolve) => {
      worker.on('exit', () => {
        this.#gone = true;
        for (const id of [...this.#waiting.keys()]) this.#settle(id, { ok: false, failure: internal });
        resolve();
        // After a start this does nothing; before it, the thread died while opening.
        onStart({ ok: false, failure: internal });
      });
    });
  }

  call(name: string, input: unknown): Promise<Result<unknown>> {
    if (this.#closing) return Promise.resolve({ ok: false, failure: { code: 'cancelled', args: {} } });
    if (this.#gone) return Promise.resolve({ ok: false, failure: internal });
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      try {
        this.#send({ kind: 'call', id, name, input });
      } catch {
        // Functions and the like cannot cross to the thread; no schema accepts them either.
        this.#settle(id, { ok: false, failure: { code: 'rejected', args: { call: name.slice(0, 100) } } });
      }
    });
  }

  close(): Promise<void> {
    if (!this.#closing && !this.#gone) this.#send({ kind: 'close' });
    this.#closing = true;
    return this.ended;
  }

  async #resolveFile(id: number, token: string): Promise<void> {
    let path: Result<string>;
    try {
      path = { ok: true, value: await this.#hostPorts.resolveFile(token) };
    } catch (error) {
      path = { ok: false, failure: error instanceof FailureError ? error.failure : internal };
    }
    this.#send({ kind: 'file', id, path });
  }

  #settle(id: number, result: Result<unknown>): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(result);
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }
}
