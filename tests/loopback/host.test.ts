import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readRunning } from '#electron/data-folder.ts';
import { lockDataFolder } from '#electron/store/lock.ts';
import type { api } from '#shared/api.ts';
import { addressLine, newPlace, openLink, startHost } from '#tests/loopback/host.ts';

type Client = ContractRouterClient<typeof api>;
const connect = async (link: string, cookie: string, window: string): Promise<{ client: Client; socket: WebSocket }> => {
  const { origin, host } = new URL(link);
  const socket = new WebSocket(`ws://${host}/contract?window=${window}`, { headers: { origin, cookie } });
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })), socket };
};
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
/** The words of every process of this machine, as anybody on it can list them. */
const processList = (): string => readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)).map((pid) => { try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8'); } catch { return ''; } }).join('\n');

describe('the loopback host', () => {
  test('serves a book, keeps its files to one person, and ends cleanly', async () => {
    const dataDir = join(newPlace(), 'book');
    const host = startHost(dataDir);
    const link = await host.line(addressLine);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/);
    const cookie = String(await openLink(link));
    expect(await openLink(link)).toBe(401);
    const { client, socket } = await connect(link, cookie, 'one');
    await client.accounts.create({ name: 'Blue Heron' });
    const { file } = await client.book.backUp();
    expect([dataDir, join(dataDir, 'backups'), ...['daybook.sqlite', 'daybook.sqlite-wal', 'daybook.lock', 'running.json', join('backups', file)].map((name) => join(dataDir, name))].map(modeOf)).toEqual(['700', '700', '600', '600', '600', '600', '600']);
    const running = readRunning(dataDir);
    expect(running).toMatchObject({ pid: host.child.pid, host: 'loopback', address: new URL(link).origin });
    if (process.platform === 'linux') {
      const listed = processList();
      expect(listed).toContain(dataDir);
      for (const secret of [new URL(link).searchParams.get('key'), cookie.split('=')[1], running?.host === 'loopback' ? running.secret : '']) expect(listed).not.toContain(secret);
    }
    socket.close();
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    expect(host.faults()).toBe('');
    expect(host.said()).toBe(`Daybook is at ${link}\n`);
    expect(readdirSync(dataDir).toSorted()).toEqual(['backups', 'daybook.lock', 'daybook.sqlite']);
  });

  test('a message that is noise ends nothing, for that window or another', async () => {
    const host = startHost(join(newPlace(), 'book'));
    const link = await host.line(addressLine);
    const cookie = String(await openLink(link));
    const [noisy, other] = await Promise.all([connect(link, cookie, 'noisy'), connect(link, cookie, 'other')]);
    const noise = ['', '{', 'null', '[]', '[1,2,3]', '{}', '{"i":1}', '{"i":"1","p":null}', '{"i":"1","p":{"u":"http://evil/","b":1}}', '{"i":"1","p":{"u":"//[","b":{}}}', '{"i":"__proto__","t":9,"p":{}}', '{"i":"2","t":3,"p":{"k":"message"}}', 'x'.repeat(900_000), '{"i":"3","p":{"u":"/calls/get","b":{"json":1,"meta":[[1,"__proto__","x"]]}}}'];
    for (const message of noise) noisy.socket.send(message);
    for (const bytes of [[0], [255, 254], [0x7b, 0xff], Array.from({ length: 500 }, (_, index) => index % 256)]) noisy.socket.send(Uint8Array.from(bytes));
    expect(await other.client.accounts.list()).toEqual([]);
    await other.client.accounts.create({ name: 'Still here' });
    const again = await connect(link, cookie, 'noisy');
    expect(await again.client.accounts.list()).toHaveLength(1);
    host.child.kill('SIGINT');
    expect(await host.ended).toBe(0);
  });

  test('a window that goes while the host answers it leaves no complaint behind', async () => {
    const host = startHost(join(newPlace(), 'book'));
    const link = await host.line(addressLine);
    const cookie = String(await openLink(link));
    const [leaving, other] = await Promise.all([connect(link, cookie, 'leaving'), connect(link, cookie, 'other')]);
    const changes = await leaving.client.book.changes();
    const next = changes.next().then(() => 'told', () => 'cut off');
    leaving.socket.close();
    expect(await next).toBe('cut off');
    await other.client.accounts.create({ name: 'Blue Heron' });
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
    expect(host.faults()).toBe('');
  });

  test('a second start gives another link to the first, which works, and touches nothing', async () => {
    const dataDir = join(newPlace(), 'book');
    const host = startHost(dataDir);
    const first = await host.line(addressLine);
    const second = startHost(dataDir);
    const link = await second.line(addressLine);
    expect(await second.ended).toBe(0);
    expect(second.said()).toBe(`Daybook is already running on this data folder; here is another link to it.\nDaybook is at ${link}\n`);
    expect(new URL(link).origin).toBe(new URL(first).origin);
    expect(link).not.toBe(first);
    expect(await openLink(link)).toMatch(/^daybook-/);
    expect(await openLink(first)).toMatch(/^daybook-/);
    expect(readRunning(dataDir)?.pid).toBe(host.child.pid);
    host.child.kill('SIGTERM');
    expect(await host.ended).toBe(0);
  });

  test('of three that start in the same moment one opens the book and the others show it', async () => {
    const dataDir = join(newPlace(), 'book');
    const hosts = [startHost(dataDir), startHost(dataDir), startHost(dataDir)];
    const links = await Promise.all(hosts.map((host) => host.line(addressLine)));
    expect(new Set(links.map((link) => new URL(link).origin)).size).toBe(1);
    expect(new Set(links).size).toBe(3);
    const owner = readRunning(dataDir)?.pid;
    expect(await Promise.all(hosts.filter(({ child }) => child.pid !== owner).map((host) => host.ended))).toEqual([0, 0]);
    for (const link of links) expect(await openLink(link)).toMatch(/^daybook-/);
  });

  test('after a kill the next start opens the book at once, with all that was acknowledged', async () => {
    const dataDir = join(newPlace(), 'book');
    const host = startHost(dataDir);
    const link = await host.line(addressLine);
    const { client } = await connect(link, String(await openLink(link)), 'one');
    await client.accounts.create({ name: 'Blue Heron' });
    host.child.kill('SIGKILL');
    await host.ended;
    expect(readRunning(dataDir)?.pid).toBe(host.child.pid);
    const next = startHost(dataDir);
    const again = await next.line(addressLine);
    expect(readRunning(dataDir)?.pid).toBe(next.child.pid);
    const opened = await connect(again, String(await openLink(again)), 'one');
    expect((await opened.client.accounts.list()).map(({ name }) => name)).toEqual(['Blue Heron']);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
  });

  test.skipIf(process.platform === 'win32')('opens the browser by a file of its own, so that the key is in no list of processes', async () => {
    const place = newPlace();
    const dataDir = join(place, 'book');
    const programs = join(place, 'programs');
    mkdirSync(programs);
    for (const name of ['xdg-open', 'open']) {
      writeFileSync(join(programs, name), `#!/bin/sh\nprintf '%s\\n' "$@" > "${place}/opened"\n`);
      chmodSync(join(programs, name), 0o755);
    }
    const host = startHost(dataDir, [], { DISPLAY: ':99', PATH: `${programs}:${process.env['PATH'] ?? ''}` });
    const link = await host.line(addressLine);
    await expect.poll(() => existsSync(join(place, 'opened')) && readFileSync(join(place, 'opened'), 'utf8')).toBe(`${join(dataDir, 'open.html')}\n`);
    expect(modeOf(join(dataDir, 'open.html'))).toBe('600');
    expect(readFileSync(join(dataDir, 'open.html'), 'utf8')).toContain(`content="0;url=${link}"`);
    host.child.kill('SIGTERM');
    await host.ended;
    expect(existsSync(join(dataDir, 'open.html'))).toBe(false);
  });

  test('a folder that another host holds is told of, not opened', async () => {
    const dataDir = newPlace();
    const lock = lockDataFolder(dataDir);
    writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ pid: 1, host: 'desktop' }));
    const host = startHost(dataDir);
    expect(await host.ended).toBe(1);
    expect(host.said()).toBe('Daybook has this data folder open in its own window. Close that window first.\n');
    lock.release();
    expect(readdirSync(dataDir).toSorted()).toEqual(['daybook.lock', 'running.json']);
  });

  test('a taken port and a folder that cannot be one are told of in a sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };
    const place = newPlace();
    const host = startHost(join(place, 'book'), ['--no-open', `--port=${port}`]);
    expect(await host.ended).toBe(1);
    expect(host.faults()).toBe(`Port ${port} is taken by another program. Choose another one with --port=N.\n`);
    taken.close();
    lockDataFolder(join(place, 'book')).release();
    writeFileSync(join(place, 'file'), '');
    const other = startHost(join(place, 'file'));
    expect(await other.ended).toBe(1);
    expect(other.faults()).toMatch(/^The data folder \S+ cannot be used: .+\. Look whether it may be written and the disk has room, or choose another one with --data-dir=DIR\.\n$/);
  });
});

const canBeSomebodyElse = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('su', ['nobody', '-s', '/bin/sh', '-c', 'true']).status === 0;
describe.skipIf(!canBeSomebodyElse)('another user of this machine (1 test, as root only)', () => {
  test('reads no file of a book, not even in a folder that is open to all, and gets no page', async () => {
    const place = newPlace();
    chmodSync(place, 0o755);
    const open = join(place, 'open to all');
    mkdirSync(open, { mode: 0o755 });
    for (const dataDir of [join(place, 'book'), open]) {
      const host = startHost(dataDir);
      const link = await host.line(addressLine);
      const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => join(dataDir, name)).filter((file) => statSync(file).isFile());
      expect(files.length).toBeGreaterThanOrEqual(5);
      for (const file of files) expect({ file, status: spawnSync('su', ['nobody', '-s', '/bin/sh', '-c', `cat "${file}" > /dev/null`]).status }).toMatchObject({ file, status: 1 });
      const { origin, host: name } = new URL(link);
      const page = spawnSync('su', ['nobody', '-s', '/bin/sh', '-c', `"${process.execPath}" -e "fetch('${origin}/', { headers: { host: '${name}' } }).then((answer) => console.log(answer.status))"`], { encoding: 'utf8' });
      expect(`${page.stdout}${page.stderr}`.trim()).toMatch(/^401$|denied|not found/i);
      host.child.kill('SIGTERM');
      await host.ended;
    }
  });
});
