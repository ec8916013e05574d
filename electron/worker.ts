import { parentPort, type MessagePort } from 'node:worker_threads';
import { RPCHandler } from '@orpc/server/message-port';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import { monotonicFactory } from 'ulid';
import { createBackend, type Backend } from '#electron/backend.ts';
import { createRouter } from '#electron/router.ts';
import type { Caller } from '#electron/services/caller.ts';
import { AlreadyOpen } from '#electron/store/lock.ts';

/** What a host tells the worker: open a data folder once, connect each window by a port of its own, and close. */
export type ToWorker = { open: { dataDir: string; migrationsFolder: string; sample: boolean } } | { connect: { window: string } } | { close: true };
/** What the worker answers. */
export type FromWorker = { opened: 'ready' | 'already-open' } | { failed: string } | { closed: true };

/** Electron's utility process hands its port by `process.parentPort`; a worker thread by `parentPort`. */
type HostPort = {
  listen: (heard: (message: ToWorker, ports: readonly SupportedMessagePort[]) => void) => void;
  tell: (message: FromWorker) => void;
  /** What is left to do when the book is closed: a process ends itself, a thread is ended by its host. */
  end: () => void;
};

type UtilityPort = { on: (event: 'message', heard: (event: { data: ToWorker; ports: SupportedMessagePort[] }) => void) => void; postMessage: (message: FromWorker) => void };
const utilityPort = (process as { parentPort?: UtilityPort }).parentPort;

const hostPort = (): HostPort => {
  if (utilityPort !== undefined) {
    // A terminal signals every process of its group. The host answers, and closes the book here.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
    return { listen: (heard) => utilityPort.on('message', (event) => heard(event.data, event.ports)), tell: utilityPort.postMessage.bind(utilityPort), end: () => process.exit() };
  }
  if (parentPort === null) throw new Error('The worker runs inside of a host.');
  const port = parentPort;
  return {
    listen: (heard) => port.on('message', ({ message, ports }: { message: ToWorker; ports: MessagePort[] }) => heard(message, ports as unknown as SupportedMessagePort[])),
    tell: (message) => port.postMessage(message),
    end: () => {},
  };
};

// oRPC answers a garbled message of a page with a rejection that nobody hears; it is told here, and the book stays open for the others.
process.on('unhandledRejection', (error) => console.error(error));

const host = hostPort();
let backend: Backend | undefined;
let handler: RPCHandler<Caller> | undefined;

const hear = async (message: ToWorker, ports: readonly SupportedMessagePort[]): Promise<void> => {
  if ('open' in message) {
    try {
      backend = await createBackend({ dataDir: message.open.dataDir, migrationsFolder: message.open.migrationsFolder, now: () => new Date(), newId: monotonicFactory() });
      if (message.open.sample && backend.refusal() === null && backend.openBook().services.sample.isEmpty()) await backend.openBook().services.sample.open({ window: 'start' });
      handler = new RPCHandler<Caller>(createRouter(backend));
      host.tell({ opened: 'ready' });
    } catch (error) {
      if (!(error instanceof AlreadyOpen)) throw error;
      host.tell({ opened: 'already-open' });
    }
  } else if ('connect' in message) {
    const [port] = ports;
    if (port === undefined || handler === undefined) return;
    handler.upgrade(port, { context: { window: message.connect.window } });
    if ('start' in port && typeof port.start === 'function') (port.start as () => void)();
  } else {
    await backend?.close();
    host.tell({ closed: true });
    host.end();
  }
};

host.listen((message, ports) => {
  hear(message, ports).catch((error: unknown) => {
    // What the system refused is a matter of the folder or the disk, which the host tells the person; anything else is ours.
    if (!(error instanceof Error && 'syscall' in error)) console.error(error);
    host.tell({ failed: error instanceof Error ? error.message : String(error) });
  });
});
