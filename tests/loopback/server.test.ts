import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { serveLoopback } from '#electron/loopback/server.ts';
import { pageHeaders } from '#electron/page-files.ts';
import { hostilePaths } from '#tests/desktop/hostile.ts';
import { request, send, upgradeHeaders, type Answer } from '#tests/loopback/requests.ts';

const outside = mkdtempSync(join(tmpdir(), 'daybook-page-'));
const pageFolder = join(outside, 'renderer');
let server: Awaited<ReturnType<typeof serveLoopback>>;
/** `name=value` of a session that was begun by a link. */
let session: string;
const answers: Answer[] = [];

const keyOf = (address: string): string => new URL(address).searchParams.get('key') ?? '';
const ours = (): { host: string; origin: string } => ({ host: `127.0.0.1:${server.port}`, origin: `http://127.0.0.1:${server.port}` });
const ask = async (...words: Parameters<typeof request> extends [number, ...infer Rest] ? Rest : never): Promise<Answer> => {
  const answer = await request(server.port, ...words);
  answers.push(answer);
  return answer;
};
const exchange = (key: string): Promise<Answer> => ask('POST', '/session', { ...ours(), 'content-type': 'application/json' }, JSON.stringify({ key }));

beforeAll(async () => {
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'outside of the page');
  mkdirSync(join(outside, 'renderer-secret'));
  writeFileSync(join(outside, 'renderer-secret/secret.txt'), 'outside of the page');
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Daybook</title>');
  writeFileSync(join(pageFolder, 'assets/app.js'), 'export {};');
  writeFileSync(join(pageFolder, 'assets/.hidden.js'), 'outside of the page');
  writeFileSync(join(pageFolder, '.hidden.js'), 'outside of the page');
  symlinkSync(join(outside, 'secret.txt'), join(pageFolder, 'link.txt'));
  symlinkSync(join(outside, 'renderer-secret'), join(pageFolder, 'linked'));
  server = await serveLoopback({ port: 0, pageFolder, connect: (socket) => socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })) });
  session = (await exchange(keyOf(server.newAddress()))).headers['set-cookie']?.split(';')[0] ?? '';
});
afterAll(async () => {
  await server.close();
  rmSync(outside, { recursive: true, force: true });
});

/** Runs jobs, twenty at a time. */
const all = async <T, R>(jobs: readonly T[], work: (job: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < jobs.length; at = next++) results[at] = await work(jobs[at] as T);
  };
  await Promise.all(Array.from({ length: 20 }, lane));
  return results;
};

describe('the guard', () => {
  const hosts = { ours: (port: number) => `127.0.0.1:${port}`, evil: () => 'evil.example', empty: () => '', missing: () => null, 'with a dot': (port: number) => `127.0.0.1.:${port}`, 'another port': (port: number) => `127.0.0.1:${port + 1}`, '0.0.0.0': (port: number) => `0.0.0.0:${port}`, '[::1]': (port: number) => `[::1]:${port}`, 'decimal address': (port: number) => `2130706433:${port}`, 'upper case': (port: number) => `LOCALHOST:${port}` };
  const origins = { ours: (port: number) => `http://127.0.0.1:${port}`, null: () => 'null', evil: () => 'https://evil.example', 'ours and evil': (port: number) => `http://127.0.0.1:${port}.evil.example`, 'another port': (port: number) => `http://127.0.0.1:${port + 1}`, missing: () => null };
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'upgrade'] as const;
  const credentials = ['none', 'wrong', 'right'] as const;
  type Cell = { host: keyof typeof hosts; origin: keyof typeof origins; method: (typeof methods)[number]; credential: (typeof credentials)[number] };
  const cells = (Object.keys(hosts) as Cell['host'][]).flatMap((host) => (Object.keys(origins) as Cell['origin'][]).flatMap((origin) => methods.flatMap((method) => credentials.map((credential): Cell => ({ host, origin, method, credential })))));

  /** The table. POST asks for a session with a key that was used. */
  const expected = ({ host, origin, method, credential }: Cell): number => {
    if (host !== 'ours') return 403;
    if (origin !== 'ours' && !(origin === 'missing' && method === 'GET')) return 403;
    if (method === 'PUT' || method === 'DELETE' || method === 'OPTIONS') return 405;
    if (method === 'POST') return 401;
    if (credential !== 'right') return 401;
    return method === 'GET' ? 200 : 101;
  };

  test('answers every one of 1,080 kinds of request as the table says', async () => {
    expect(cells).toHaveLength(1_080);
    const used = keyOf(server.newAddress());
    expect((await exchange(used)).status).toBe(204);
    const cookieOf = { none: null, wrong: `${session.split('=')[0]}=${'A'.repeat(43)}`, right: session };
    const found = await all(cells, async (cell) => {
      const headers = { host: hosts[cell.host](server.port), origin: origins[cell.origin](server.port), cookie: cookieOf[cell.credential] };
      const answer =
        cell.method === 'upgrade'
          ? await ask('GET', '/contract?window=one', { ...headers, ...upgradeHeaders })
          : await ask(cell.method, cell.method === 'POST' ? '/session' : '/', { ...headers, ...(cell.method === 'GET' ? {} : { 'content-type': 'application/json' }) }, cell.method === 'GET' ? '' : JSON.stringify({ key: used }));
      return { ...cell, status: answer.status };
    });
    expect(found.filter((cell) => cell.status !== expected(cell)).map((cell) => ({ ...cell, expected: expected(cell) }))).toEqual([]);
    // Of all of them three get through: the page by its own origin or typed in, and the page's socket.
    expect(found.filter(({ status }) => status < 400)).toHaveLength(3);
  }, 120_000);

  test('takes a key once, and only the ten newest', async () => {
    const first = keyOf(server.newAddress());
    const used = await exchange(first);
    expect(used.status).toBe(204);
    expect(used.headers['set-cookie']).toMatch(new RegExp(`^daybook-${server.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    expect((await exchange(first)).status).toBe(401);
    expect((await ask('GET', `/?key=${first}`, ours())).status).toBe(401);
    const keys = Array.from({ length: 11 }, () => keyOf(server.newAddress()));
    expect(new Set(keys).size).toBe(11);
    expect((await exchange(keys[0] ?? '')).status).toBe(401);
    expect((await exchange(keys[1] ?? '')).status).toBe(204);
    const twice = await Promise.all([exchange(keys[2] ?? ''), exchange(keys[2] ?? '')]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([204, 401]);
  });

  test('a look at the page does not use the key up, so that a preview of the link takes nothing', async () => {
    const key = keyOf(server.newAddress());
    for (let look = 0; look < 3; look += 1) expect((await ask('GET', `/?key=${key}`, ours())).status).toBe(200);
    expect((await exchange(key)).status).toBe(204);
  });

  test.each([
    ['no content type', {}, '{"key":"x"}', 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'key=x', 415],
    ['plain text', { 'content-type': 'text/plain' }, '{"key":"x"}', 415],
    ['JSON with more to it', { 'content-type': 'application/json; charset=utf-8' }, '{"key":"x"}', 415],
    ['no JSON', { 'content-type': 'application/json' }, '{', 401],
    ['no key', { 'content-type': 'application/json' }, '{}', 401],
    ['more than a key', { 'content-type': 'application/json' }, '{"key":"x","more":1}', 401],
    ['a key of another kind', { 'content-type': 'application/json' }, '{"key":["x"]}', 401],
    ['a body that is too long', { 'content-type': 'application/json' }, `{"key":"${'x'.repeat(2_000)}"}`, 413],
  ])('a session asked for with %s', async (_, headers, body, status) => {
    expect((await ask('POST', '/session', { ...ours(), ...headers }, body)).status).toBe(status);
  });

  test('a link is given to the holder of the secret, who is no browser', async () => {
    const { host, origin } = ours();
    const authorization = `Bearer ${server.secret}`;
    expect((await ask('POST', '/link', { host, authorization })).status).toBe(200);
    for (const headers of [{ host }, { host, authorization: 'Bearer wrong' }, { host, authorization, origin }, { host: 'evil.example', authorization }, { host: null, authorization }, { host, cookie: session }]) expect((await ask('POST', '/link', headers)).status).toBe(403);
    expect((await ask('GET', '/link', { host, authorization })).status).toBe(404);
  });

  test('a page of another site gets nothing of this one, not even a script', async () => {
    for (const site of ['cross-site', 'same-site']) expect((await ask('GET', '/assets/app.js', { host: ours().host, 'sec-fetch-site': site, cookie: session })).status).toBe(403);
    expect((await ask('GET', '/assets/app.js', { host: ours().host, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});

describe('the page', () => {
  test('no path leaves its folder', async () => {
    expect(hostilePaths.length).toBeGreaterThanOrEqual(60);
    const asked = hostilePaths.flatMap((path) => [path, `${path}?key=1`]);
    const found = await all(asked, async (path) => ({ path, ...(await ask('GET', path, { host: ours().host, cookie: session })) }));
    expect(found.filter(({ body }) => body.includes('outside of the page')).map(({ path }) => path)).toEqual([]);
    expect(found.filter(({ status }) => status !== 404 && status !== 400).map(({ path, status }) => ({ path, status }))).toEqual([]);
    expect((await ask('GET', '/assets/app.js', { host: ours().host })).status).toBe(200);
  });

  test.each(['//', '//[', '///', '//:80', 'http://[', 'http://a:b@c/', '*', '/%', '?', '#', '//evil.example/', `/${'a'.repeat(14_000)}`])('a request for “%s” is answered and ends nothing', async (target) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) expect((await ask(method, target, { ...ours(), cookie: session })).status).toBeGreaterThanOrEqual(400);
    expect((await ask('GET', target, { ...ours(), cookie: session, ...upgradeHeaders })).status).toBeGreaterThanOrEqual(400);
    expect((await ask('GET', '/', { ...ours(), cookie: session })).status).toBe(200);
  });

  test.each([
    ['no request at all', 'hello\r\n\r\n', 400],
    ['an old version', 'GET / HTTP/1.0\r\n\r\n', 403],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nHost: evil.example\r\n\r\n', 403],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx', 400],
    ['length and chunks', 'POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n', 0],
  ])('%s', async (_, text, status) => {
    const answer = await send(server.port, text);
    answers.push(answer);
    expect(answer.status).toBe(status);
  });

  test('a file that goes away while it is asked for ends nothing', async () => {
    const file = join(pageFolder, 'assets/brief.js');
    const asking = Array.from({ length: 40 }, async () => {
      writeFileSync(file, 'export {};');
      const asked = ask('GET', '/assets/brief.js', { host: ours().host });
      await new Promise((resolve) => setImmediate(resolve));
      rmSync(file, { force: true });
      return (await asked).status;
    });
    for (const status of await Promise.all(asking)) expect([0, 200, 404]).toContain(status);
    expect((await ask('GET', '/', { ...ours(), cookie: session })).status).toBe(200);
  });

  test('somebody who sends headers slowly is cut off', async () => {
    const started = performance.now();
    const answer = await new Promise<string>((resolve) => {
      let raw = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n'));
      const drip = setInterval(() => socket.write('x: y\r\n'), 200);
      socket.on('data', (part) => { raw += part.toString(); });
      socket.on('error', () => {});
      socket.on('close', () => {
        clearInterval(drip);
        resolve(raw);
      });
    });
    expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(performance.now() - started).toBeGreaterThan(4_000);
  }, 60_000);
});

describe('the socket', () => {
  const openSocket = (path = '/contract?window=one'): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers: { cookie: session, origin: ours().origin } });
      socket.once('open', () => resolve(socket));
      socket.once('error', reject);
    });
  const echo = (socket: WebSocket, text: string): Promise<string> =>
    new Promise((resolve) => {
      socket.once('message', (data: Buffer) => resolve(data.toString()));
      socket.send(text);
    });

  test('a message that is too long closes its own socket and no other', async () => {
    const [one, two] = await Promise.all([openSocket(), openSocket('/contract?window=two')]);
    const closed = new Promise<number>((resolve) => one.once('close', resolve));
    expect(await echo(two, 'x'.repeat(1_048_576))).toHaveLength(1_048_576);
    one.send('x'.repeat(1_048_577));
    expect(await closed).toBe(1009);
    expect(await echo(two, 'still here')).toBe('still here');
    two.close();
  });

  test('noise on an open socket closes it and no other', async () => {
    const other = await openSocket();
    for (const bytes of [Buffer.from([0xff, 0xff, 0xff, 0xff]), Buffer.from([0x81, 0x05, 1, 2, 3]), Buffer.alloc(64, 0xc1)]) {
      await new Promise<void>((resolve) => {
        const raw = connect(server.port, '127.0.0.1', () => raw.write(`GET /contract?window=noise HTTP/1.1\r\n${Object.entries({ ...ours(), cookie: session, ...upgradeHeaders }).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`));
        raw.once('data', () => raw.write(bytes));
        raw.on('error', () => {});
        raw.on('close', () => resolve());
      });
    }
    expect(await echo(other, 'still here')).toBe('still here');
    other.close();
  });

  test.each(['/contract', '/contract?window=', '/contract?window=a%20b', `/contract?window=${'a'.repeat(65)}`, '/contract/?window=one', '/other?window=one', '/?window=one'])('%s is no address of it', async (path) => {
    await expect(openSocket(path)).rejects.toThrow('404');
  });
});

describe('what was answered in all of this', () => {
  test('carries the policy every time, and never a key, a session or the secret', () => {
    const given = answers.filter(({ status }) => status !== 101 && status !== 0);
    expect(given.length).toBeGreaterThan(1_300);
    const bare = given.filter(({ headers }) => Object.entries(pageHeaders).some(([name, value]) => headers[name] !== value));
    expect(bare.map(({ raw }) => raw.slice(0, 200))).toEqual([]);
    const value = session.split('=')[1] ?? '';
    expect(value).toHaveLength(43);
    expect(answers.filter(({ raw }) => raw.includes(server.secret))).toEqual([]);
    expect(answers.filter(({ headers, raw }) => raw.includes(value) && headers['set-cookie'] === undefined)).toEqual([]);
    expect(answers.filter(({ raw, status, headers }) => /key=/.test(raw) && !(status === 200 && headers['content-type'] === 'application/json'))).toEqual([]);
  });
});
