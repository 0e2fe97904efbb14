import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { contentSecurityPolicy } from '../content-security.ts';

/**
 * Development only: the window's files come from Vite's server on this machine, under the host's own address, so that
 * Host, Origin and session are checked as in the product. Hot reload needs what the product forbids: a script in the
 * page and a socket to Vite.
 * @param window address of Vite's server. @throws when it is not on this machine
 */
export function developmentWindow(window: URL): (context: Context) => Promise<Response> {
  if (window.protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(window.hostname)) {
    throw new Error('--window must be an http address of this machine');
  }
  const policy = contentSecurityPolicy
    .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ws://${window.host}`);
  return async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const answer = await get(new URL(pathname + search, window), context.req.header('accept') ?? '*/*');
    return new Response(Readable.toWeb(answer) as ReadableStream, {
      status: answer.statusCode ?? 502,
      headers: {
        'content-type': answer.headers['content-type'] ?? 'application/octet-stream',
        'content-security-policy': policy,
      },
    });
  };
}

function get(address: URL, accept: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { accept } }, resolve).on('error', reject).end();
  });
}
