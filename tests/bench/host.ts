import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket } from 'ws';
import type { api } from '#shared/api.ts';
import { figureOf, timed, valueOf, type Figure } from '#tests/bench/measure.ts';
import type { Bench } from '#tests/bench/read-case.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const probe = new URL('./loop-probe.ts', import.meta.url).href;

export type Host = { address: string; process: ChildProcess; stop: () => Promise<void> };

/** Starts the built loopback host and waits for the line that says where it is. */
export const startHost = (dataDir: string, probeFile: string | null): Promise<Host> =>
  new Promise((resolve, reject) => {
    const words = [...(probeFile === null ? [] : ['--import', probe]), join(root, 'dist/host/loopback.mjs'), `--data-dir=${dataDir}`, '--port=0', '--no-open'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...(probeFile === null ? {} : { DAYBOOK_PROBE: probeFile }) } });
    const ended = new Promise<void>((done) => child.on('exit', () => done()));
    child.stdout.on('data', (part: Buffer) => {
      const address = /Daybook is at (\S+)/.exec(part.toString())?.[1];
      if (address === undefined) return;
      resolve({
        address,
        process: child,
        stop: async () => {
          if (child.exitCode === null) child.kill('SIGTERM');
          await ended;
        },
      });
    });
    child.on('exit', () => reject(new Error('The host ended before it said where it is.')));
  });

/** The contract over the host's socket, as a page has it. */
const connect = async (address: string): Promise<{ client: ContractRouterClient<typeof api>; close: () => void }> => {
  const { origin, searchParams, host } = new URL(address);
  const answer = await fetch(`${origin}/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: JSON.stringify({ key: searchParams.get('key') }) });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const socket = new WebSocket(`ws://${host}/contract?window=bench`, { origin, headers: { cookie } });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })), close: () => socket.close() };
};

/** From the start of the process to its printed address, beside a Node that does nothing (goal P10). */
export const startFigures = async (dataDir: string): Promise<Figure[]> => {
  const [hosts, nodes]: [number[], number[]] = [[], []];
  for (let round = 0; round < 7; round += 1) {
    nodes.push(await timed(() => new Promise((resolve) => spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }).on('exit', resolve))));
    let host: Host | undefined;
    hosts.push(await timed(async () => { host = await startHost(dataDir, null); }));
    await host?.stop();
  }
  return [figureOf('Host and page', 'Start of the loopback host to its address, beside node -e 0 (P10)', hosts, nodes, '≤ 2.5×', ({ ratio50 }) => (ratio50 ?? 0) <= 2.5)];
};

type Noted = { thread: 'host' | 'backend'; p99: number; longest: number };

/** Reads over the socket, beside the same service in process, with what they do to the loops of the host. */
export const hostFigures = async (host: Host, probeFile: string, { services }: Pick<Bench, 'services'>): Promise<Figure[]> => {
  const { client, close } = await connect(host.address);
  const search = { text: 'cha', kinds: [], limit: 20, ranked: false };
  const reads = [
    { name: 'accounts.list', over: () => client.accounts.list(), inside: () => services.accounts.list() },
    { name: 'today.read', over: () => client.today.read(), inside: () => services.today.read() },
    { name: 'search.find', over: () => client.search.find(search), inside: () => services.search.find(search) },
  ];
  const figures: Figure[] = [];
  for (const { name, over, inside } of reads) {
    const [ours, peer]: [number[], number[]] = [[], []];
    for (let round = 0; round < 25; round += 1) {
      ours.push(await timed(over));
      peer.push(await timed(inside));
    }
    figures.push(figureOf('Host and page', `${name} over the host's socket, beside the service in process`, ours.slice(3), peer.slice(3), 'p95 ≤ 200 ms', ({ p95 }) => (p95 ?? 0) <= 200));
  }
  close();
  const noted = readFileSync(probeFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Noted);
  for (const thread of ['host', 'backend'] as const) {
    const its = noted.filter((one) => one.thread === thread);
    const [p99, longest] = [Math.max(...its.map((one) => one.p99)), Math.max(...its.map((one) => one.longest))];
    figures.push(valueOf('Host and page', `The ${thread === 'host' ? "host's own loop" : "backend's loop"} during these reads`, `held up ${p99.toFixed(0)} ms at p99 of its worst half second, ${longest.toFixed(0)} ms at most`, thread === 'host' ? '≤ 50 ms' : 'no call over 50 ms', longest <= 50));
  }
  return figures;
};

/** The resident memory of a process in MiB; NaN where the system has no ps. */
const residentMiB = ({ pid }: ChildProcess): number => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || Number.NaN) / 1_024;

/** What a host weighs once it has read everything that a page shows, many times over (goal P14). */
export const memoryFigures = async (host: Host, { accounts }: Pick<Bench, 'accounts'>): Promise<Figure[]> => {
  const { client, close } = await connect(host.address);
  const work = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      await client.accounts.list();
      await client.today.read();
      for (const id of accounts) await client.accounts.get({ id, asOf: null });
      for (const text of ['c', 'ch', 'cha']) await client.search.find({ text, kinds: [], limit: 20, ranked: true });
    }
  };
  await work(8);
  const first = residentMiB(host.process);
  await work(16);
  const after = residentMiB(host.process);
  close();
  return [valueOf('Host and page', 'Memory of the host with its backend (P14)', `${after.toFixed(0)} MiB resident after about ${((accounts.length + 5) * 24).toLocaleString('en')} reads, ${first.toFixed(0)} after a third of them`, '≤ 300 MiB', Number.isNaN(after) ? null : after <= 300)];
};
