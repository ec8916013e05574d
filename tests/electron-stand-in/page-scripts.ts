/**
 * The two scripts that the stand-in puts into a page before any of its own: one in the preload's isolated world, one in the page's world.
 * They are sent as text, so each is whole in itself. Between the two worlds go strings only, by events of the window.
 */

/** What the preload's side says to the main process, and what it hears from there. */
export type FromPage =
  | { send: string; args: unknown[] }
  | { invoke: number; channel: string; args: unknown[] }
  | { port: number; data: Encoded }
  | { port: number; closed: true };
export type ToPage = { channel: string; args: unknown[]; ports: number[] } | { answer: number; value?: unknown; error?: string } | { port: number; data: Encoded } | { port: number; closed: true };
/** A message of a port as text: bytes go as base64, everything else as JSON. */
export type Encoded = { bytes: string } | { json: unknown };

export const isolatedWorldName = 'daybook-preload';
/** The function that carries text from the isolated world to the stand-in, and the one that carries it back. */
export const bindingName = 'standInSend';
export const hearName = 'standInHear';

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown, process: { platform: string }) => void;

const isolatedWorld = (preload: Preload, platform: string): void => {
  if (window !== window.top || location.href === 'about:blank') return;
  const scope = globalThis as unknown as { standInSend: (text: string) => void; standInHear: (text: string) => void };
  const send = (message: FromPage): void => scope.standInSend(JSON.stringify(message));
  const encode = (data: unknown): Encoded => {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : null;
    return bytes === null ? { json: data } : { bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
  };
  const decode = (data: Encoded): unknown => ('bytes' in data ? Uint8Array.from(atob(data.bytes), (letter) => letter.charCodeAt(0)) : data.json);

  const ports = new Map<number, MessagePort>();
  const answers = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const receivePort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', ({ data }) => send({ port: id, data: encode(data) }));
    port2.addEventListener('close', () => send({ port: id, closed: true }));
    port2.start();
    ports.set(id, port2);
    return port1;
  };
  scope.standInHear = (text) => {
    const message = JSON.parse(text) as ToPage;
    if ('channel' in message) {
      const event = { ports: message.ports.map(receivePort) };
      listeners.get(message.channel)?.forEach((listener) => listener(event, ...message.args));
    } else if ('answer' in message) {
      if (message.error === undefined) answers.get(message.answer)?.resolve(message.value);
      else answers.get(message.answer)?.reject(new Error(message.error));
      answers.delete(message.answer);
    } else if ('data' in message) ports.get(message.port)?.postMessage(decode(message.data));
    else ports.get(message.port)?.close();
  };

  let lastInvoke = 0;
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => send({ send: channel, args }),
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        lastInvoke += 1;
        answers.set(lastInvoke, { resolve, reject });
        send({ invoke: lastInvoke, channel, args });
      }),
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
  };
  const exposed: { key: string; values: Record<string, unknown>; functions: string[] }[] = [];
  const exposedApis = new Map<string, Record<string, unknown>>();
  const announce = (): boolean => window.dispatchEvent(new CustomEvent('stand-in-expose', { detail: JSON.stringify(exposed.splice(0)) }));
  window.addEventListener('stand-in-main-world', announce);
  window.addEventListener('stand-in-call', (event) => {
    const { id, key, name, args } = JSON.parse((event as CustomEvent<string>).detail) as { id: number; key: string; name: string; args: unknown[] };
    const call = exposedApis.get(key)?.[name] as (...args: unknown[]) => unknown;
    const reply = (outcome: object): boolean => window.dispatchEvent(new CustomEvent('stand-in-reply', { detail: JSON.stringify({ id, ...outcome }) }));
    void Promise.resolve().then(() => call(...args)).then(
      (value) => reply({ value }),
      (error: unknown) => reply({ error: String(error instanceof Error ? error.message : error) }),
    );
  });
  const contextBridge = {
    exposeInMainWorld: (key: string, api: Record<string, unknown>) => {
      const names = Object.keys(api);
      const functions = names.filter((name) => typeof api[name] === 'function');
      exposedApis.set(key, api);
      exposed.push({ key, values: Object.fromEntries(names.filter((name) => !functions.includes(name)).map((name) => [name, api[name]])), functions });
      announce();
    },
  };

  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}.`);
    return { contextBridge, ipcRenderer };
  };
  preload(require, module, module.exports, { platform });
};

/** Makes what the preload exposes: plain values as they are, functions as ones that answer with a promise. */
const mainWorld = (): void => {
  if (window !== window.top) return;
  let lastCall = 0;
  const replies = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  window.addEventListener('stand-in-expose', (event) => {
    for (const { key, values, functions } of JSON.parse((event as CustomEvent<string>).detail) as { key: string; values: object; functions: string[] }[]) {
      const call = (name: string) => (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          lastCall += 1;
          replies.set(lastCall, { resolve, reject });
          window.dispatchEvent(new CustomEvent('stand-in-call', { detail: JSON.stringify({ id: lastCall, key, name, args }) }));
        });
      const api = Object.freeze({ ...values, ...Object.fromEntries(functions.map((name) => [name, call(name)])) });
      Object.defineProperty(globalThis, key, { value: api, enumerable: true });
    }
  });
  window.addEventListener('stand-in-reply', (event) => {
    const { id, value, error } = JSON.parse((event as CustomEvent<string>).detail) as { id: number; value?: unknown; error?: string };
    if (error === undefined) replies.get(id)?.resolve(value);
    else replies.get(id)?.reject(new Error(error));
    replies.delete(id);
  });
  window.dispatchEvent(new CustomEvent('stand-in-main-world'));
};

export const isolatedWorldScript = (preloadText: string): string =>
  `(${isolatedWorld.toString()})(function (require, module, exports, process) {${preloadText}\n}, ${JSON.stringify(process.platform)});`;
export const mainWorldScript = `(${mainWorld.toString()})();`;
