import type { MessagePort } from 'node:worker_threads';
import type { Handlers } from '../domain/contract.ts';
import { dispatch } from '../domain/dispatch.ts';
import { FailureError, type Result } from '../domain/failure.ts';
import { readSampleCall } from '../domain/sample-call.ts';
import type { FilePort } from '../services/context.ts';
import type { FromThread, ToThread } from './messages.ts';

/** A store that is open and ready to answer. */
export interface Opened {
  readonly handlers: Handlers;
  /** The services of the sample data beside it. @throws FailureError `sample_missing` where there are none. */
  readonly openSample?: () => Promise<Handlers>;
  /** Closes the store and frees the lock. */
  close(): void | Promise<void>;
}

/** Receives unexpected errors and what was being done. */
export type Report = (where: string, error: unknown) => void;

/**
 * The thread's side: opens the store, then serves calls one at a time in the order they came, also those that wait for
 * something, so that no two use cases ever interleave. `close` takes its turn behind the calls that came before it.
 */
export async function serveCalls(
  port: MessagePort,
  open: (files: FilePort) => Promise<Opened>,
  report: Report,
): Promise<void> {
  const send = (message: FromThread): void => port.postMessage(message);
  const files = new HostFiles(send);
  let opened: Opened | undefined;
  let ended = false;

  const serve = async (message: Exclude<ToThread, { kind: 'file' }>): Promise<void> => {
    if (ended || opened === undefined) return;
    if (message.kind === 'close') {
      ended = true;
      try {
        await opened.close();
      } catch (error) {
        report('close', error);
      }
      port.close();
      return;
    }
    const { id, input } = message;
    const ofSample = readSampleCall(message.name);
    const name = ofSample ?? message.name;
    const known = Object.hasOwn(opened.handlers, name) ? name : 'unknown call';
    const result = await answer(opened, ofSample !== null, name, input, (error) => report(known, error));
    try {
      send({ kind: 'answer', id, result });
    } catch (error) {
      // An answer that cannot be cloned is a fault of the handler, not of the caller.
      report(known, error);
      send({ kind: 'answer', id, result: { ok: false, failure: { code: 'internal', args: {} } } });
    }
  };

  // Opening is the queue's first turn; what arrives meanwhile waits behind it.
  let turn: Promise<void> = open(files).then(
    (store) => {
      opened = store;
      send({ kind: 'started', result: { ok: true, value: null } });
    },
    (error: unknown) => {
      ended = true;
      send({ kind: 'started', result: refusal(error, report) });
      port.close();
    },
  );
  port.on('message', (message: ToThread) => {
    if (message.kind === 'file') files.answer(message.id, message.path);
    else turn = turn.then(() => serve(message));
  });
  await turn;
}

/** Runs a call on the ledger that it is for: no call ever reaches the other one. */
async function answer(
  { handlers, openSample }: Opened,
  isSample: boolean,
  name: string,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Result<unknown>> {
  if (!isSample) return dispatch(handlers, name, input, report);
  try {
    if (openSample === undefined) throw new FailureError('sample_missing');
    return await dispatch(await openSample(), name, input, report);
  } catch (error) {
    return refusal(error, (_where, fault) => report(fault));
  }
}

function refusal(error: unknown, report: Report): Result<never> {
  if (error instanceof FailureError) return { ok: false, failure: error.failure };
  report('start', error);
  return { ok: false, failure: { code: 'internal', args: {} } };
}

/** Asks the host which path a token stands for. */
class HostFiles implements FilePort {
  readonly #send: (message: FromThread) => void;
  readonly #waiting = new Map<number, (path: Result<string>) => void>();
  #last = 0;

  constructor(send: (message: FromThread) => void) {
    this.#send = send;
  }

  async resolve(token: string): Promise<string> {
    this.#last += 1;
    const id = this.#last;
    const path = await new Promise<Result<string>>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send({ kind: 'resolveFile', id, token });
    });
    if (path.ok) return path.value;
    throw new FailureError(path.failure.code, path.failure.args);
  }

  answer(id: number, path: Result<string>): void {
    this.#waiting.get(id)?.(path);
    this.#waiting.delete(id);
  }
}
