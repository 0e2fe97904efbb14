import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/content-security.ts';
import { inputLimit } from '../../electron/plain-input.ts';
import { type Answer, type HostUnderTest, startHostUnderTest, tokenOf } from '../support/browser-host.ts';

let under: HostUnderTest;
beforeEach(async () => {
  under = await startHostUnderTest();
});
afterEach(() => under.close());

function expectRefused(answer: Answer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.json()).toEqual({ ok: false, failure: { code, args: {} } });
}

describe('the address', () => {
  test('names this machine only and carries its token in the fragment, which is never sent', () => {
    const address = new URL(under.host.newAddress());
    expect(address.hostname).toBe('127.0.0.1');
    expect(address.search).toBe('');
    expect(Buffer.from(tokenOf(address.href), 'base64url')).toHaveLength(32);
  });

  test('opens the app once', async () => {
    const token = tokenOf(under.host.newAddress());
    const first = await under.post('/api/session', { token });
    const { secret } = first.json<{ value: { secret: string } }>().value;
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(first.headers['cache-control']).toBe('no-store');
    expectRefused(await under.post('/api/session', { token }), 403, 'session_expired');
    // The replay did not cost the first window its session.
    expect((await under.call('session.open', {}, secret)).status).toBe(200);
  });

  test('opens the app within 60 seconds and not after', async () => {
    const early = tokenOf(under.host.newAddress());
    under.pass(60_000);
    expect((await under.post('/api/session', { token: early })).status).toBe(200);
    const late = tokenOf(under.host.newAddress());
    under.pass(60_001);
    expectRefused(await under.post('/api/session', { token: late }), 403, 'session_expired');
  });

  test('is void once a newer one is given out, and a wrong token does not use it up', async () => {
    const older = tokenOf(under.host.newAddress());
    const newer = tokenOf(under.host.newAddress());
    for (const token of [older, '', 'x'.repeat(43)]) {
      expectRefused(await under.post('/api/session', { token }), 403, 'session_expired');
    }
    expect((await under.post('/api/session', { token: newer })).status).toBe(200);
  });

  test('two windows have secrets of their own', async () => {
    const one = await under.openSession();
    const two = await under.openSession();
    expect(one).not.toBe(two);
    for (const secret of [one, two]) expect((await under.call('a', {}, secret)).status).toBe(200);
  });
});

describe('a call', () => {
  test('reaches the services with its input and brings their answer back', async () => {
    const secret = await under.openSession();
    const answer = await under.call('records.list', { type: 'village', text: '村' }, secret);
    expect(answer.json()).toEqual({
      ok: true,
      value: { name: 'records.list', input: { type: 'village', text: '村' } },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('is refused without the session, with a wrong secret, and with the token for a secret', async () => {
    const token = tokenOf(under.host.newAddress());
    for (const secret of ['', 'x', token]) {
      expectRefused(await under.call('session.open', {}, secret), 403, 'session_expired');
    }
    const without = await under.post('/api/call', { name: 'session.open', input: {} });
    expectRefused(without, 403, 'session_expired');
    expect(under.asked).toEqual([]);
  });

  test('of an unknown name gets the services’ typed answer', async () => {
    const answer = await under.call('no.such', {}, await under.openSession());
    expect(answer.json()).toMatchObject({ ok: false, failure: { code: 'unknown_call' } });
  });

  test('of a kind that only the desktop answers is unknown here', async () => {
    const answer = await under.call('files.pickFolder', {}, await under.openSession());
    expect(answer.json()).toMatchObject({ ok: false, failure: { code: 'unknown_call' } });
    expect(under.asked).toEqual([]);
  });

  test('that is no JSON, or not of the form, is refused before the services see it', async () => {
    const secret = { 'x-shanhai-session': await under.openSession() };
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '{"input":{}}',
      '{"name":7,"input":{}}',
      '{"name":"a","input":1,"x":1}',
    ];
    for (const body of bodies) {
      expectRefused(await under.post('/api/call', body, secret), 400, 'rejected');
    }
    expect(under.asked).toEqual([]);
  });

  test('cannot reach a prototype', async () => {
    const secret = { 'x-shanhai-session': await under.openSession() };
    const bodies = [
      '{"name":"a","input":{"__proto__":{"polluted":1}}}',
      '{"__proto__":{"polluted":1},"name":"a","input":{}}',
      '{"name":"a","input":{"deep":[{"\\u005f_proto__":{"polluted":1}}]}}',
    ];
    for (const body of bodies) {
      expectRefused(await under.post('/api/call', body, secret), 400, 'rejected');
    }
    await under.post(
      '/api/call',
      '{"name":"a","input":{"constructor":{"prototype":{"polluted":1}}}}',
      secret,
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('named like a part of every object is no host call', async () => {
    const secret = await under.openSession();
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      await under.call(name, {}, secret);
    }
    expect(under.asked.map(({ name }) => name)).toEqual([
      'constructor',
      'toString',
      '__proto__',
      'hasOwnProperty',
    ]);
    expect(under.reported).toEqual([]);
  });
});

describe('a body', () => {
  test('of 20 MB and more is refused, whether its length is told or not', async () => {
    const secret = await under.openSession();
    const body = JSON.stringify({ name: 'a', input: 'x'.repeat(inputLimit) });
    const headers = {
      'content-type': 'application/json',
      origin: under.host.origin,
      'x-shanhai-session': secret,
    };
    for (const length of [{ 'content-length': String(body.length) }, { 'transfer-encoding': 'chunked' }]) {
      const sent = { method: 'POST', path: '/api/call', headers: { ...headers, ...length }, body };
      // The host may also hang up while the rest is still being sent.
      const answer = await under.send(sent).catch((error: NodeJS.ErrnoException) => error.code);
      if (typeof answer === 'string') expect(['EPIPE', 'ECONNRESET']).toContain(answer);
      else expectRefused(answer as Answer, 413, 'rejected');
    }
    expect(under.asked).toEqual([]);
    expect((await under.call('still.there', {}, secret)).status).toBe(200);
  });

  test('just below the limit is taken', async () => {
    const text = 'x'.repeat(inputLimit - 100);
    expect((await under.call('a', text, await under.openSession())).status).toBe(200);
    expect(under.asked[0]?.input).toBe(text);
  });

  test('that is not declared as JSON is refused: a page’s form cannot send one that is', async () => {
    const secret = await under.openSession();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const headers = { 'content-type': type, 'x-shanhai-session': secret };
      expectRefused(await under.post('/api/call', { name: 'a', input: {} }, headers), 415, 'rejected');
    }
  });
});

describe('who is asking', () => {
  test('by a foreign name for this machine is refused everything (DNS rebinding)', async () => {
    const secret = await under.openSession();
    const { port } = new URL(under.host.origin);
    for (const host of [
      `evil.example:${port}`,
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port}.`,
      `[::1]:${port}`,
    ]) {
      expect((await under.send({ path: '/', headers: { host } })).status, host).not.toBe(200);
      const headers = { host, origin: `http://${host}`, 'x-shanhai-session': secret };
      expect((await under.post('/api/call', { name: 'a', input: {} }, headers)).status, host).not.toBe(200);
    }
    expect(under.asked).toEqual([]);
  });

  test('from another page is refused, and so is a POST that does not say where it comes from', async () => {
    const secret = await under.openSession();
    const { port } = new URL(under.host.origin);
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1:1',
      `${under.host.origin}/`,
    ]) {
      const headers = { origin, 'x-shanhai-session': secret };
      expectRefused(await under.post('/api/call', { name: 'a', input: {} }, headers), 403, 'forbidden');
      expectRefused(await under.send({ path: '/', headers: { origin } }), 403, 'forbidden');
    }
    const silent = await under.send({
      method: 'POST',
      path: '/api/call',
      headers: { 'content-type': 'application/json', 'x-shanhai-session': secret },
      body: '{"name":"a","input":{}}',
    });
    expectRefused(silent, 403, 'forbidden');
    expect(under.asked).toEqual([]);
  });

  test('is never told that another origin may read the answer', async () => {
    const preflight = await under.send({
      method: 'OPTIONS',
      path: '/api/call',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(403);
    expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the window’s files', () => {
  test('are served with their types', async () => {
    const page = await under.send({ path: '/' });
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('山海台账');
    expect(page.headers['cache-control']).toBe('no-store');
    const script = await under.send({ path: '/assets/index-1.js' });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.text).toBe('export const ledger = 1;');
  });

  test.each([
    '/../secret.json',
    '/assets/../../secret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/assets/%252e%252e/secret.json',
    '//secret.json',
    '/link.json',
    '/notes.xyz',
    '/assets',
    '/assets/',
    '/index.html/',
    '/%00',
    '/%',
    '/etc/passwd',
    '/constructor',
  ])('do not include %s', async (path) => {
    const answer = await under.send({ path });
    expect([400, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('outside');
  });

  test('are read, not written', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      const answer = await under.send({
        method,
        path: '/index.html',
        headers: { origin: under.host.origin },
      });
      expect(answer.status, method).toBe(404);
    }
  });

  test('unknown addresses below /api are not found', async () => {
    const secret = await under.openSession();
    for (const path of ['/api', '/api/other', '/api/call/x']) {
      expect((await under.post(path, {}, { 'x-shanhai-session': secret })).status, path).toBe(404);
    }
    expect((await under.send({ path: '/api/call' })).status).toBe(404);
  });
});

test('every answer carries the security headers, refusals included', async () => {
  const secret = await under.openSession();
  const answers = [
    await under.send({ path: '/' }),
    await under.send({ path: '/assets/index-1.js' }),
    await under.send({ path: '/nothing' }),
    await under.send({ path: '/', headers: { host: 'evil.example' } }),
    await under.send({ path: '/', headers: { host: 'a b' } }),
    await under.call('a', {}, secret),
    await under.call('a', {}, 'wrong'),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['set-cookie']).toBeUndefined();
  }
});

test('the policy allows no foreign address and no script in the page', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources] as const;
    }),
  );
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(directives.get(name)).toEqual(["'none'"]);
  expect(contentSecurityPolicy).not.toMatch(/https?:|\*|unsafe-eval/);
});

test('closing finishes what is being answered and frees the port', async () => {
  const { origin } = under.host;
  const running = under.call('slow', {}, await under.openSession());
  await expect.poll(() => under.asked.length).toBe(1);
  const closed = under.host.close();
  under.letGo();
  expect((await running).json()).toMatchObject({ ok: true });
  await closed;
  await expect(fetch(origin)).rejects.toThrow();
});
