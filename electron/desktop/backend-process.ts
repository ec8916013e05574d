import { utilityProcess, type MessagePortMain } from 'electron';
import type { FromWorker, ToWorker } from '#electron/worker.ts';

/** The backend in its own process. A port given to `connect` carries the contract until its other end closes. */
export type BackendProcess = {
  connect: (window: string, port: MessagePortMain) => void;
  /** Ends it after its last write is on the disk; without an answer within ten seconds it is killed, which loses nothing that was committed. */
  close: () => Promise<void>;
};

/** How a start went: ready, refused as another host has the data folder, or failed with a sentence. */
export type BackendStart = { backend: BackendProcess } | { refused: 'already-open' } | { failed: string };

const closeLimitMs = 10_000;

/** Starts the worker's bundle and opens the data folder. `onLost` is told when the process ends although nobody closed it. */
export const startBackend = (workerFile: string, open: Extract<ToWorker, { open: unknown }>['open'], onLost: () => void): Promise<BackendStart> =>
  new Promise((resolve) => {
    const child = utilityProcess.fork(workerFile, [], { serviceName: 'Daybook book', stdio: 'inherit' });
    const tell = (message: ToWorker, ports: MessagePortMain[] = []): void => child.postMessage(message, ports);
    let state: 'opening' | 'open' | 'closing' | 'gone' = 'opening';
    child.once('exit', (code) => {
      const was = state;
      state = 'gone';
      if (was === 'opening') resolve({ failed: `The book's process ended with code ${code} before the book was open.` });
      if (was === 'open') onLost();
    });

    const close = (): Promise<void> =>
      new Promise((closed) => {
        if (state === 'gone') return closed();
        state = 'closing';
        const limit = setTimeout(() => child.pid !== undefined && process.kill(child.pid, 'SIGKILL'), closeLimitMs);
        child.once('exit', () => {
          clearTimeout(limit);
          closed();
        });
        tell({ close: true });
      });

    child.on('message', (message: FromWorker) => {
      if (state !== 'opening') return;
      if ('opened' in message && message.opened === 'ready') {
        state = 'open';
        resolve({ backend: { connect: (window, port) => tell({ connect: { window } }, [port]), close } });
      } else if ('opened' in message || 'failed' in message) {
        void close().then(() => resolve('failed' in message ? message : { refused: 'already-open' }));
      }
    });
    tell({ open });
  });
