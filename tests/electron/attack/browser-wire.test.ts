import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HostUnderTest, startHostUnderTest } from '../../support/browser-host.ts';
import { sendRaw, statusesOf } from '../../support/raw-http.ts';

/** The browser host on the wire: what no browser sends, and what would exhaust it. */

let under: HostUnderTest;
beforeEach(async () => {
  under = await startHostUnderTest({ patience: { headersMs: 300, requestMs: 600, checkMs: 100 } });
});
afterEach(() => under.close());

const hostOf = (): string => new URL(under.host.origin).host;

/** A request of bytes, with the host's own name unless other headers are given. */
function raw(line: string, headers: readonly string[] = [`Host: ${hostOf()}`], body = ''): string {
  return [line, ...headers, '', body].join('\r\n');
}

describe('smuggling', () => {
  const inner = (): string => raw('POST /api/call HTTP/1.1', [`Host: ${hostOf()}`, 'Content-Length: 0']);

  test.each([
    ['both lengths', ['Content-Length: 4', 'Transfer-Encoding: chunked']],
    ['two lengths', ['Content-Length: 4', 'Content-Length: 0']],
    ['a length of two', ['Content-Length: 4, 0']],
    ['a signed length', ['Content-Length: +4']],
    ['a negative length', ['Content-Length: -1']],
    ['a coding before chunked', ['Transfer-Encoding: xchunked']],
    ['chunked twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity']],
    ['a blank before the colon', ['Transfer-Encoding : chunked']],
    ['a folded header', ['X-A: b', ' Transfer-Encoding: chunked']],
    ['a bare line feed', ['X-A: b\nTransfer-Encoding: chunked']],
  ])('by %s is refused and ends the connection', async (_how, headers) => {
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      ...headers,
    ];
    const answer = await sendRaw(under.host.origin, [
      raw('POST /api/session HTTP/1.1', head, `0\r\n\r\n${inner()}`),
    ]);
    expect(statusesOf(answer).filter((status) => status < 400)).toEqual([]);
    expect(statusesOf(answer).length).toBeLessThanOrEqual(1);
    expect(under.asked).toEqual([]);
  });

  test('in the body of a refused request is body, not a request', async () => {
    const body = raw('GET / HTTP/1.1');
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    const answer = await sendRaw(under.host.origin, [raw('POST /api/call HTTP/1.1', head, body)]);
    expect(statusesOf(answer)).toEqual([403]);
  });

  test('one request’s secret is not the next one’s on the same connection', async () => {
    const secret = await under.openSession();
    const body = '{"name":"a","input":{}}';
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
    ];
    const answer = await sendRaw(under.host.origin, [
      raw('POST /api/call HTTP/1.1', [...head, `X-Shanhai-Session: ${secret}`], body) +
        raw('POST /api/call HTTP/1.1', head, body),
    ]);
    expect(statusesOf(answer)).toEqual([200, 403]);
    expect(under.asked).toHaveLength(1);
  });

  test('two secrets in one request are none', async () => {
    const secret = await under.openSession();
    const body = '{"name":"a","input":{}}';
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'X-Shanhai-Session: wrong',
      `X-Shanhai-Session: ${secret}`,
    ];
    const answer = await sendRaw(under.host.origin, [raw('POST /api/call HTTP/1.1', head, body)]);
    expect(statusesOf(answer)).toEqual([403]);
  });
});

describe('methods', () => {
  test('HEAD tells what GET tells, without a body', async () => {
    const answer = await under.send({ method: 'HEAD', path: '/', headers: { host: hostOf() } });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  test.each(['OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s does nothing', async (method) => {
    for (const path of ['/', '/api/call', '/api/session']) {
      const headers = { host: hostOf(), origin: under.host.origin, 'x-shanhai-session': 'a secret' };
      const answer = await under.send({ method, path, headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      // What was sent does not come back: TRACE would show it to whoever asks.
      expect(answer.text).not.toContain('a secret');
      expect(Object.keys(answer.headers).filter((name) => /^(allow|access-control)/.test(name))).toEqual([]);
    }
    expect(under.asked).toEqual([]);
  });

  test('CONNECT opens no way through', async () => {
    const answer = await sendRaw(under.host.origin, [raw('CONNECT evil.example:80 HTTP/1.1')]);
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/);
  });
});

describe('exhaustion', () => {
  test('headers that never end are cut off', async () => {
    const start = performance.now();
    const answer = await sendRaw(under.host.origin, ['GET / HTTP/1.1\r\nX-A: '], 3000);
    expect(statusesOf(answer)).toEqual([408]);
    expect(performance.now() - start).toBeLessThan(2500);
  });

  test('a body that never ends is cut off', async () => {
    const secret = await under.openSession();
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      `X-Shanhai-Session: ${secret}`,
      'Content-Length: 1000',
    ];
    const start = performance.now();
    await sendRaw(under.host.origin, [raw('POST /api/call HTTP/1.1', head, '{"name":')], 3000);
    expect(performance.now() - start).toBeLessThan(2500);
    expect(under.asked).toEqual([]);
  });

  test('thousands of headers, and long ones, are refused', async () => {
    const many = Array.from({ length: 5000 }, (_, at) => `X-${at}: a`);
    const long = [`X-A: ${'a'.repeat(100_000)}`];
    for (const headers of [many, long]) {
      const answer = await sendRaw(under.host.origin, [
        raw('GET / HTTP/1.1', [`Host: ${hostOf()}`, ...headers]),
      ]);
      expect(statusesOf(answer)).toEqual([431]);
    }
    const address = await sendRaw(under.host.origin, [raw(`GET /${'a'.repeat(100_000)} HTTP/1.1`)]);
    expect(statusesOf(address)[0]).toBeGreaterThanOrEqual(400);
  });

  test('depth without end is refused without a word in the log', async () => {
    const secret = { 'x-shanhai-session': await under.openSession() };
    for (const depth of [50, 10_000, 1_000_000]) {
      for (const [open, close] of [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const) {
        const input = open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth);
        const answer = await under.post('/api/call', `{"name":"a","input":${input}}`, secret);
        expect([answer.status, under.reported]).toEqual([400, []]);
      }
    }
    expect((await under.call('still.there', {}, secret['x-shanhai-session'])).status).toBe(200);
  });

  test('a packed body is not unpacked', async () => {
    const secret = await under.openSession();
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 0x20));
    for (const coding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      const headers = {
        'content-type': 'application/json',
        'content-encoding': coding,
        origin: under.host.origin,
        'x-shanhai-session': secret,
      };
      const body = bomb.toString('latin1');
      const answer = await under.send({ method: 'POST', path: '/api/call', headers, body });
      expect([answer.status, under.asked]).toEqual([415, []]);
    }
  });

  test('a stranger’s body is not read: the refusal comes before it is sent', async () => {
    const head = [
      `Host: ${hostOf()}`,
      `Origin: ${under.host.origin}`,
      'Content-Type: application/json',
      'Content-Length: 20000000',
    ];
    const answer = await sendRaw(under.host.origin, [raw('POST /api/call HTTP/1.1', head, '{')], 200);
    expect(statusesOf(answer)).toEqual([403]);
  });

  test('many who connect and say nothing do not keep the window out', async () => {
    const idle = Array.from({ length: 300 }, () => sendRaw(under.host.origin, [], 1500));
    const secret = await under.openSession();
    expect((await under.call('a', {}, secret)).status).toBe(200);
    await Promise.all(idle);
  });
});
