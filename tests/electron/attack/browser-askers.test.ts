import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HostUnderTest, startHostUnderTest, tokenOf } from '../../support/browser-host.ts';
import { sendRaw, statusesOf } from '../../support/raw-http.ts';

/** The browser host and who asks: foreign pages, other names for this machine, guessed tokens and secrets. */

let under: HostUnderTest;
beforeEach(async () => {
  under = await startHostUnderTest();
});
afterEach(() => under.close());

const hostOf = (): string => new URL(under.host.origin).host;

/** A request of bytes, with the host's own name unless other headers are given. */
function raw(line: string, headers: readonly string[] = [`Host: ${hostOf()}`], body = ''): string {
  return [line, ...headers, '', body].join('\r\n');
}

describe('a foreign page', () => {
  test.each(['cross-site', 'same-site', 'none-such'])('that fetches is refused (%s)', async (site) => {
    for (const mode of ['no-cors', 'cors', 'websocket', 'navigate']) {
      for (const dest of ['script', 'image', 'empty', 'iframe', 'frame', 'embed', 'object', 'worker']) {
        const headers = {
          host: hostOf(),
          'sec-fetch-site': site,
          'sec-fetch-mode': mode,
          'sec-fetch-dest': dest,
        };
        for (const path of ['/', '/assets/index-1.js']) {
          expect((await under.send({ path, headers })).status, `${mode} ${dest}`).toBe(403);
        }
      }
    }
  });

  test('may lead to the program’s page, as the file that opens it does', async () => {
    const headers = {
      host: hostOf(),
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await under.send({ path: '/', headers })).status).toBe(200);
    const form = { ...headers, origin: 'null', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await under.send({ method: 'POST', path: '/api/call', headers: form, body: 'a=b' })).status).toBe(
      403,
    );
  });

  test('that sends a form, or JSON dressed as text, is refused', async () => {
    const secret = await under.openSession();
    const body = '{"name":"a","input":{}}';
    for (const type of [
      'text/plain',
      'text/plain; application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json, text/plain',
      'application/json; charset=utf-16',
      'application/jsonp',
    ]) {
      const headers = { 'content-type': type, 'x-shanhai-session': secret, origin: under.host.origin };
      expect((await under.send({ method: 'POST', path: '/api/call', headers, body })).status, type).toBe(415);
    }
    expect(under.asked).toEqual([]);
  });

  test.each(['http://evil.example', 'null', 'own'])('gets no WebSocket (Origin %s)', async (origin) => {
    const answer = await sendRaw(under.host.origin, [
      raw('GET / HTTP/1.1', [
        `Host: ${hostOf()}`,
        `Origin: ${origin === 'own' ? under.host.origin : origin}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]),
    ]);
    expect(answer).not.toMatch(/^HTTP\/1\.1 101/);
    if (origin !== 'own') expect(statusesOf(answer)).toEqual([403]);
  });

  test('can run nothing that it gets: no answer is a script, none may be framed', async () => {
    const secret = await under.openSession();
    const answer = await under.call('records.list', {}, secret);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    for (const one of [answer, await under.send({ path: '/', headers: { host: hostOf() } })]) {
      expect(one.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      });
      expect(one.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
    // No call answers what a <script src> can ask: a GET.
    expect(
      (await under.send({ path: '/api/call?name=records.list', headers: { host: hostOf() } })).status,
    ).toBe(404);
  });
});

describe('another name for this machine', () => {
  test.each([
    'evil.example',
    'evil.example:PORT',
    'localhost:PORT',
    'LOCALHOST:PORT',
    '127.0.0.1',
    '127.0.0.1.:PORT',
    '127.0.0.1:PORT.',
    '127.0.0.1:0PORT',
    '127.1:PORT',
    '2130706433:PORT',
    '0x7f.0.0.1:PORT',
    '0.0.0.0:PORT',
    '[::1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.example',
    '127.0.0.1:PORT, evil.example',
    '127.0.0.1:PORT#evil.example',
    '127.0.0.1:PORT/evil',
    '127.0.0.1%3aPORT',
    '',
  ])('%j is refused', async (name) => {
    const { port } = new URL(under.host.origin);
    const secret = await under.openSession();
    const host = name.replace('PORT', port);
    const body = '{"name":"a","input":{}}';
    const get = await sendRaw(under.host.origin, [raw('GET / HTTP/1.1', [`Host: ${host}`])]);
    const post = await sendRaw(under.host.origin, [
      raw(
        'POST /api/call HTTP/1.1',
        [
          `Host: ${host}`,
          `Origin: http://${host}`,
          'Content-Type: application/json',
          `X-Shanhai-Session: ${secret}`,
          `Content-Length: ${body.length}`,
        ],
        body,
      ),
    ]);
    for (const answer of [get, post]) {
      expect([400, 403]).toContain(statusesOf(answer)[0]);
      expect(answer).not.toContain('山海');
    }
    expect(under.asked).toEqual([]);
  });

  test('in the request’s own line is refused, whatever Host says', async () => {
    for (const address of [
      'http://evil.example/',
      `http://evil.example@${hostOf()}/`,
      `http://localhost:${new URL(under.host.origin).port}/`,
      `https://${hostOf()}/`,
      `//evil.example/`,
      'evil.example:80',
      '*',
    ]) {
      const answer = await sendRaw(under.host.origin, [raw(`GET ${address} HTTP/1.1`)]);
      expect(statusesOf(answer)[0], address).not.toBe(200);
      expect(answer).not.toContain('山海');
    }
  });

  test('said twice, or not at all, is refused', async () => {
    const twice = [`Host: ${hostOf()}`, 'Host: evil.example'];
    for (const headers of [twice, twice.toReversed(), []]) {
      expect(statusesOf(await sendRaw(under.host.origin, [raw('GET / HTTP/1.1', headers)]))[0]).not.toBe(200);
    }
    expect(statusesOf(await sendRaw(under.host.origin, [raw('GET / HTTP/1.0', [])]))[0]).not.toBe(200);
  });
});

describe('the token', () => {
  test('is not found by guessing, and guesses cost its owner nothing', async () => {
    const token = tokenOf(under.host.newAddress());
    const near = [
      '',
      token.slice(1),
      `${token}=`,
      ` ${token}`,
      token.toLowerCase(),
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      Buffer.from(token, 'base64url').toString('hex'),
      Buffer.from(token, 'base64url').toString('base64'),
    ].filter((guess) => guess !== token);
    const guesses = [...near, ...Array.from({ length: 200 }, (_, at) => `${at}`.padEnd(43, 'a'))];
    for (const guess of guesses) {
      expect((await under.post('/api/session', { token: guess })).status).toBe(403);
    }
    for (const odd of [null, 7, [], [token], { token }, true]) {
      expect((await under.post('/api/session', { token: odd })).status).toBe(400);
    }
    expect((await under.post('/api/session', { token })).status).toBe(200);
  });

  test('is taken once also by two who ask at the same moment', async () => {
    const token = tokenOf(under.host.newAddress());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => under.post('/api/session', { token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is in no address that is sent, and neither it nor the secret comes back in any answer', async () => {
    const token = tokenOf(under.host.newAddress());
    const secret = await under.openSession();
    const page = await under.send({ path: `/?token=${token}`, headers: { host: hostOf() } });
    expect(JSON.stringify([page.headers, page.text])).not.toContain(token);
    const answer = await under.call('a', {}, secret);
    expect(JSON.stringify([answer.headers, answer.text])).not.toContain(secret);
    expect(under.reported).toEqual([]);
  });
});

describe('a session’s secret', () => {
  test('is needed whole, in its own header', async () => {
    const secret = await under.openSession();
    for (const headers of [
      { 'x-shanhai-session': secret.slice(0, -1) },
      { 'x-shanhai-session': `${secret} x` },
      { 'x-shanhai-session': secret.toUpperCase() },
      { cookie: `x-shanhai-session=${secret}` },
      { authorization: `Bearer ${secret}` },
      { 'x-shanhai-sessions': secret },
    ]) {
      expect(
        (await under.post('/api/call', { name: 'a', input: {} }, headers as Record<string, string>)).status,
      ).toBe(403);
    }
    expect((await under.post(`/api/call?x-shanhai-session=${secret}`, { name: 'a', input: {} })).status).toBe(
      403,
    );
    expect(under.asked).toEqual([]);
  });
});
