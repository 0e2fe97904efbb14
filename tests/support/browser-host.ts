import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../db/domain/failure.ts';
import { placeHandlers } from '../../electron/browser/places.ts';
import {
  type BrowserHost,
  type BrowserHostOptions,
  startBrowserHost,
} from '../../electron/browser/server.ts';
import { PlaceTokens } from '../../electron/place-tokens.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly text: string;
  /** The body as JSON. */
  json<T = Result<unknown>>(): T;
}

export interface Sent {
  readonly method?: string;
  /** Sent as it is: no client tidies it up. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A browser host over a window of three files and services that answer with what they were asked. */
export interface HostUnderTest {
  readonly host: BrowserHost;
  readonly folder: string;
  readonly asked: { name: string; input: unknown }[];
  readonly reported: string[];
  /** Lets calls named `slow` go on. */
  letGo(): void;
  /** Moves the host's clock, in milliseconds. */
  pass(ms: number): void;
  send(sent: Sent): Promise<Answer>;
  /** A POST as the window makes it. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Opens the app by a new address and answers the session's secret. */
  openSession(): Promise<string>;
  call(name: string, input: unknown, secret: string): Promise<Answer>;
  close(): Promise<void>;
}

export const tokenOf = (address: string): string =>
  new URLSearchParams(new URL(address).hash.slice(1)).get('token') ?? '';

export async function startHostUnderTest(
  options: Pick<BrowserHostOptions, 'patience'> = {},
): Promise<HostUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-host-'));
  const windowDir = join(folder, 'window');
  mkdirSync(join(windowDir, 'assets'), { recursive: true });
  writeFileSync(join(windowDir, 'index.html'), '<!doctype html><title>山海台账</title>');
  writeFileSync(join(windowDir, 'assets', 'index-1.js'), 'export const ledger = 1;');
  writeFileSync(join(windowDir, 'notes.xyz'), 'a kind that is not served');
  writeFileSync(join(folder, 'secret.json'), '{"outside":true}');
  symlinkSync(join(folder, 'secret.json'), join(windowDir, 'link.json'));
  const files = join(folder, 'files');
  mkdirSync(join(files, '报送'), { recursive: true });

  const asked: { name: string; input: unknown }[] = [];
  const reported: string[] = [];
  const held = Promise.withResolvers<void>();
  let now = 0;
  const host = await startBrowserHost({
    client: {
      call: async (name, input) => {
        asked.push({ name, input });
        if (name === 'slow') await held.promise;
        return name === 'no.such'
          ? { ok: false, failure: { code: 'unknown_call', args: { name } } }
          : { ok: true, value: { name, input } };
      },
    },
    places: placeHandlers(
      new PlaceTokens(),
      async () => [{ kind: 'shared', path: files }],
      join(folder, 'data'),
    ),
    windowDir,
    ...options,
    now: () => now,
    report: (where) => reported.push(where),
  });
  const { hostname, port } = new URL(host.origin);

  const send = ({ method = 'GET', path, headers = {}, body }: Sent): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sending = request({ hostname, port, method, path, headers, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers as Record<string, string>,
            text,
            json: () => JSON.parse(text),
          });
        });
      });
      sending.on('error', reject);
      sending.end(body);
    });
  const post: HostUnderTest['post'] = (path, body, headers = {}) =>
    send({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', origin: host.origin, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    host,
    folder,
    asked,
    reported,
    letGo: held.resolve,
    pass: (ms) => {
      now += ms;
    },
    send,
    post,
    openSession: async () => {
      const answer = await post('/api/session', { token: tokenOf(host.newAddress()) });
      return answer.json<{ value: { secret: string } }>().value.secret;
    },
    call: (name, input, secret) => post('/api/call', { name, input }, { 'x-shanhai-session': secret }),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true });
    },
  };
}
