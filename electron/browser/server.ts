import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { Failure, FailureCode } from '../../db/domain/failure.ts';
import {
  type BrowserHostCall,
  dispatchHostCall,
  type HostHandlers,
  isHostCall,
} from '../../db/domain/host-contract.ts';
import type { StoreClient } from '../../db/thread/store-client.ts';
import { securityHeaders } from '../content-security.ts';
import { inputLimit } from '../plain-input.ts';
import { listWindowFiles } from '../window-files.ts';
import { Admission } from './admission.ts';
import { parseJson } from './request-body.ts';

export interface BrowserHostOptions {
  /** The services in the store thread. */
  readonly client: Pick<StoreClient, 'call'>;
  /** The host's own calls: its file picker. */
  readonly places: HostHandlers<BrowserHostCall>;
  /** Folder of the built window. */
  readonly windowDir: string;
  /** 0 or left out: a free one. */
  readonly port?: number;
  /** Receives unexpected errors. */
  readonly report: (where: string, error: unknown) => void;
  /** Milliseconds of a clock that only goes forward; for tests. */
  readonly now?: () => number;
  /** How long a request may take to arrive. */
  readonly patience?: Patience;
  /** Development only: answers for the window's files instead of `windowDir`. */
  readonly developmentWindow?: (context: Context) => Promise<Response>;
}

export interface Patience {
  /** For the headers, and for the whole request, in milliseconds. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How often it is looked at who takes too long. */
  readonly checkMs: number;
}

export interface BrowserHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** An address that opens the app once, within 60 seconds. The one before it is void from now on. */
  newAddress(): string;
  /** Answers what is being answered, then stops listening. */
  close(): Promise<void>;
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 60_000, checkMs: 5_000 };
/** How long a running answer may keep the host from closing. */
const closingMs = 10_000;

const sessionRequest = z.strictObject({ token: z.string().max(200) });
const callRequest = z.strictObject({ name: z.string().max(100), input: z.unknown() });

/**
 * Serves the app to the system's browser on this machine's loopback address only (design §3). What keeps other programs
 * and web pages out: the Host header must be ours (a foreign name bound to 127.0.0.1 has its own), a POST's Origin must
 * be ours, a POST must be JSON (which a form cannot send), and every call carries the session's secret in a header.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const { patience = usualPatience } = options;
  const admission = new Admission(options.now);
  const own = { host: '', origin: '' };
  const app = new Hono();

  app.use(async (c, next) => {
    if (c.req.header('host') !== own.host) return refuse(c, 403, 'forbidden');
    if (!mayAsk(c)) return refuse(c, 403, 'forbidden');
    const origin = c.req.header('origin');
    const originNeeded = c.req.method !== 'GET' && c.req.method !== 'HEAD';
    if (origin === undefined ? originNeeded : origin !== own.origin) return refuse(c, 403, 'forbidden');
    return next();
  });
  app.post('/api/*', async (c, next) => {
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/json(; *charset=utf-8)?$/i.test(type)) return refuse(c, 415, 'rejected');
    // No window of ours packs what it sends.
    if (c.req.header('content-encoding') !== undefined) return refuse(c, 415, 'rejected');
    return next();
  });

  app.post(
    '/api/session',
    bodyLimit({ maxSize: 4096, onError: (c) => refuse(c, 413, 'rejected') }),
    async (c) => {
      const request = await readBody(c, sessionRequest);
      if (request === undefined) return refuse(c, 400, 'rejected');
      const secret = admission.exchange(request.token);
      if (secret === undefined) return refuse(c, 403, 'session_expired');
      return c.json({ ok: true, value: { secret } });
    },
  );

  app.post(
    '/api/call',
    // Before the body is read: a stranger must not make this process hold 20 MB.
    async (c, next) => {
      if (!admission.admits(c.req.header('x-shanhai-session') ?? ''))
        return refuse(c, 403, 'session_expired');
      return next();
    },
    bodyLimit({ maxSize: inputLimit, onError: (c) => refuse(c, 413, 'rejected') }),
    async (c) => {
      const request = await readBody(c, callRequest);
      if (request === undefined) return refuse(c, 400, 'rejected');
      const { name, input } = request;
      const result = isHostCall(name)
        ? await dispatchHostCall(options.places, name, input, (error) => options.report(name, error))
        : await options.client.call(name, input);
      return c.json(result);
    },
  );

  app.post('/api/*', (c) => refuse(c, 404, 'unknown_call'));
  if (options.developmentWindow === undefined) serveWindow(app, options.windowDir);
  else app.get('*', options.developmentWindow);
  app.notFound((c) => c.text('not found', 404));
  app.onError((error, c) => {
    options.report('request', error);
    return refuse(c, 500, 'internal');
  });

  const server = createAdaptorServer({
    fetch: app.fetch,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
    serverOptions: {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkMs,
    },
    createServer: withHeaders,
  }) as Server;
  await listen(server, options.port ?? 0);
  own.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  own.origin = `http://${own.host}`;
  return {
    origin: own.origin,
    newAddress: () => `${own.origin}/#token=${admission.newToken()}`,
    close: () => stop(server),
  };
}

/**
 * Sets the headers before anything can answer, so that refusals of the library itself carry them too. A request's line that
 * names a host of its own is refused: it would stand for the Host header that is checked.
 */
const withHeaders = ((options, listener) =>
  createServer(options, (incoming, outgoing) => {
    for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
    outgoing.setHeader('cache-control', 'no-store');
    if (incoming.url?.startsWith('/')) listener?.(incoming, outgoing);
    else outgoing.writeHead(400, { connection: 'close' }).end();
  })) as typeof createServer;

/**
 * What the browser itself says about who asks. A foreign page may lead to the program's page, as the file that opens it
 * does, and nothing else; programs that are no browser say nothing.
 */
function mayAsk(c: Context): boolean {
  const site = c.req.header('sec-fetch-site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return true;
  return (
    c.req.method === 'GET' &&
    c.req.header('sec-fetch-mode') === 'navigate' &&
    c.req.header('sec-fetch-dest') === 'document'
  );
}

function serveWindow(app: Hono, windowDir: string): void {
  const files = listWindowFiles(windowDir);
  app.get('*', async (c) => {
    const file = files.get(c.req.path);
    if (file === undefined) return c.notFound();
    c.header('content-type', file.contentType);
    // Names below assets/ carry a hash of what they hold; the page that names them is asked for every time.
    if (c.req.path.startsWith('/assets/')) c.header('cache-control', 'private, max-age=31536000, immutable');
    // In one piece: the files are small, and a stream for each of them would cost more than what it carries.
    return c.body(await readFile(file.path));
  });
}

type RefusalStatus = 400 | 403 | 404 | 413 | 415 | 500;

function refuse(c: Context, status: RefusalStatus, code: FailureCode): Response {
  const failure: Failure = { code, args: {} };
  return c.json({ ok: false, failure }, status);
}

async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T> | undefined> {
  let body: unknown;
  try {
    body = parseJson(await c.req.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), closingMs).unref();
  });
}
