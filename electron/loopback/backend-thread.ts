import { MessageChannel, Worker } from 'node:worker_threads';
import type { WebSocket } from 'ws';
import type { FromWorker, ToWorker } from '#electron/worker.ts';

export type Opening = { dataDir: string; migrationsFolder: string; sample: boolean };

/** The backend in a thread of its own, so that this process's loop only carries bytes. */
export const startBackend = async (script: URL, opening: Opening) => {
  const worker = new Worker(script);
  const tell = (message: ToWorker): void => worker.postMessage({ message, ports: [] });
  const next = (): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  const first = next();
  tell({ open: opening });
  const opened = await first;
  if ('failed' in opened) throw new Error(opened.failed);

  return {
    isAlreadyOpen: 'opened' in opened && opened.opened === 'already-open',
    worker,
    /** Joins a window's socket to the backend: the same bytes on both sides. */
    connect: (socket: WebSocket, window: string): void => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage({ message: { connect: { window } } satisfies ToWorker, ports: [port2] }, [port2]);
      socket.on('message', (data: Buffer, isBinary) => port1.postMessage(isBinary ? new Uint8Array(data) : data.toString('utf8')));
      port1.on('message', (message: string | Uint8Array) => socket.send(message));
      socket.on('close', () => port1.close());
    },
    /** Ends the backend when everything is written. */
    close: async (): Promise<void> => {
      const closed = next();
      tell({ close: true });
      await closed;
      await worker.terminate();
    },
  };
};
