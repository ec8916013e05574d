import { EventEmitter } from 'node:events';
import type Electron from 'electron';

/** One end of a channel, with the part of Electron's MessagePortMain that Daybook uses. */
export type Port = Pick<Electron.MessagePortMain, 'on' | 'once' | 'postMessage' | 'start' | 'close'>;

/** What two processes say of the ports that one handed to the other. */
export type PortWord = { port: number; data: unknown } | { port: number; closed: true };

/**
 * `on` and `once` with Electron's own overloads: any listener that Electron declares may be given, and the owner is handed back.
 * The owner is a part of what Electron declares, hence the cast.
 */
export const listening = <How extends 'on' | 'once', Owner extends Record<How, unknown>>(emitter: EventEmitter, how: How, owner: () => Owner): Owner[How] =>
  ((event: string, listener: (...args: unknown[]) => void) => {
    emitter[how](event, listener);
    return owner();
  }) as Owner[How];

type End = { port: Port; deliver: (data: unknown) => void; lose: () => void };

const createEnd = (peer: () => End): End => {
  const emitter = new EventEmitter();
  const waiting: (() => void)[] = [];
  let isStarted = false;
  let isClosed = false;
  const later = (act: () => void): void => {
    if (isStarted) queueMicrotask(act);
    else waiting.push(act);
  };
  const end: End = {
    port: {
      on: listening(emitter, 'on', () => end.port),
      once: listening(emitter, 'once', () => end.port),
      postMessage: (data, transfer = []) => {
        if (transfer.length > 0) throw new Error('The stand-in does not send ports through ports.');
        const copy: unknown = structuredClone(data);
        if (!isClosed) peer().deliver(copy);
      },
      start: () => {
        isStarted = true;
        for (const act of waiting.splice(0)) queueMicrotask(act);
      },
      close: () => {
        if (isClosed) return;
        isClosed = true;
        peer().lose();
      },
    },
    deliver: (data) => later(() => !isClosed && emitter.emit('message', { data, ports: [] })),
    lose: () =>
      later(() => {
        if (isClosed) return;
        isClosed = true;
        emitter.emit('close');
      }),
  };
  return end;
};

/** Two ends of a new channel. Messages wait until an end is started. */
export const createChannel = (): [Port, Port] => {
  const one: End = createEnd(() => two);
  const two: End = createEnd(() => one);
  return [one.port, two.port];
};

/** Ports whose other end lives in another process. `hold` gives a port away under a number; `receive` makes the local end of one that came. */
export const createPortTable = (send: (word: PortWord) => void) => {
  const held = new Map<number, Port>();
  const hold = (id: number, port: Port): void => {
    held.set(id, port);
    port.on('message', ({ data }) => send({ port: id, data }));
    port.on('close', () => {
      if (held.delete(id)) send({ port: id, closed: true });
    });
    port.start();
  };
  return {
    hold,
    receive: (id: number): Port => {
      const [near, far] = createChannel();
      hold(id, far);
      return near;
    },
    hear: (word: PortWord): void => {
      const port = held.get(word.port);
      if ('data' in word) port?.postMessage(word.data);
      else if (held.delete(word.port)) port?.close();
    },
    closeAll: (): void => {
      for (const port of held.values()) port.close();
      held.clear();
    },
  };
};
