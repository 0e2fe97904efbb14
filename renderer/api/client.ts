import type { CallInput, CallName, CallOutput } from '../../db/domain/contract.ts';
import type { Failure, Result } from '../../db/domain/failure.ts';
import type { HostCallInput, HostCallName, HostCallOutput } from '../../db/domain/host-contract.ts';
import type { MenuCommand } from '../../db/domain/menu-commands.ts';
import { sampleCall } from '../../db/domain/sample-call.ts';
import { hostAnswered } from './host-state.ts';
import { sessionSecret } from './session.ts';
import { showsSample } from './which-ledger.ts';

/** What Electron's preload exposes; absent in the browser host. */
interface Bridge {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  drop(file: File): Promise<Result<unknown>>;
  onMenu(hear: (command: MenuCommand) => void): void;
}

declare global {
  interface Window {
    readonly shanhai?: Bridge;
  }
}

/** A refused call; carries the typed failure whose text the page chooses. */
export class CallFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'CallFailed';
    this.failure = failure;
  }
}

/** Trades the one-time token in the address for the session secret, and takes it out of the address. */
export async function openHostSession(): Promise<void> {
  if (window.shanhai !== undefined) return;
  noteClosing();
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  // A new address wins over a kept secret: the host may have been started anew.
  if (token === null && sessionSecret.read() !== null) return;
  if (token === null) throw new CallFailed({ code: 'session_expired', args: {} });
  history.replaceState(null, '', location.pathname);
  const answer = await post<{ readonly secret: string }>('/api/session', { token }, {});
  if (!answer.ok) throw new CallFailed(answer.failure);
  sessionSecret.keep(answer.value.secret);
}

/** One call of the contract, to the ledger that this window shows. @throws CallFailed with the typed failure. */
export async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return (await carry(showsSample ? sampleCall(name) : name, input)) as CallOutput<N>;
}

/** One call about the sample data, which the own ledger answers whichever one this window shows. @throws as `call` */
export async function callOwn<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  return (await carry(name, input)) as CallOutput<N>;
}

/** One call that the host itself answers: places on its disk. @throws CallFailed with the typed failure. */
export async function hostCall<N extends HostCallName>(
  name: N,
  input: HostCallInput<N>,
): Promise<HostCallOutput<N>> {
  return (await carry(name, input)) as HostCallOutput<N>;
}

/** Whether the host has the system's own dialogs; else the window draws its own. */
export const hasSystemDialogs = (): boolean => window.shanhai !== undefined;

async function carry(name: string, input: unknown): Promise<unknown> {
  const result =
    window.shanhai === undefined
      ? await post('/api/call', { name, input }, { 'x-shanhai-session': sessionSecret.read() ?? '' })
      : await window.shanhai.call(name, input);
  if (!result.ok) throw new CallFailed(result.failure);
  return result.value;
}

/** The page is being closed: what is written now must still arrive. */
let closing = false;
function noteClosing(): void {
  window.addEventListener('pagehide', () => (closing = true), { capture: true });
  window.addEventListener('pageshow', () => (closing = false), { capture: true });
}
/** UTF-16 units that are less than the 64 KiB which browsers let arrive after a page, whatever the script. */
const longestKeptAlive = 20_000;

async function post<T>(path: string, body: unknown, headers: Record<string, string>): Promise<Result<T>> {
  const text = JSON.stringify(body);
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: text,
      keepalive: closing && text.length < longestKeptAlive,
    });
    const result = (await response.json()) as Result<T>;
    hostAnswered(true);
    return result;
  } catch {
    hostAnswered(false);
    return { ok: false, failure: { code: 'host_gone', args: {} } };
  }
}

/** As the build lists what it put into the window (`build.license` in vite.config.ts). */
interface BundledPart {
  readonly name: string;
  readonly version: string;
  readonly identifier?: string | null;
  readonly text?: string;
}

/** The licences of other software, whose list lies beside the window's files; null where it does not (development). */
export async function readLicences(): Promise<string | null> {
  const response = await fetch('./parts-window.json');
  if (!response.ok || response.headers.get('content-type')?.startsWith('application/json') !== true)
    return null;
  const parts = (await response.json()) as readonly BundledPart[];
  const one = ({ name, version, identifier, text }: BundledPart): string =>
    [`${name} ${version} · ${identifier ?? ''}`, text ?? ''].join('\n\n').trim();
  return parts.map(one).join(`\n\n${'—'.repeat(30)}\n\n`);
}
