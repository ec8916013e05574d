import type { CDPSession, Page } from 'playwright-core';
import { bindingName, hearName, isolatedWorldName, isolatedWorldScript, mainWorldScript, type Encoded, type FromPage, type ToPage } from '#tests/electron-stand-in/page-scripts.ts';
import { createPortTable, type Port } from '#tests/electron-stand-in/ports.ts';

/** What the page's preload says beside what goes through ports. */
export type Heard = { onSend: (channel: string, args: unknown[]) => void; onInvoke: (channel: string, args: unknown[]) => Promise<unknown>; onWindowOpen: (url: string) => void };

const encode = (data: unknown): Encoded => {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data instanceof Uint8Array ? data : null;
  return bytes === null ? { json: data } : { bytes: Buffer.from(bytes).toString('base64') };
};
const decode = (data: Encoded): unknown => ('bytes' in data ? new Uint8Array(Buffer.from(data.bytes, 'base64')) : data.json);

let lastPort = 0;

/** Runs a preload in an isolated world of each document of a page, and links it with main. A new document drops the ports of the one before. */
export const linkPage = async (page: Page, preloadText: string, { onSend, onInvoke, onWindowOpen }: Heard) => {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  let world: number | undefined;
  const send = (message: ToPage): void => {
    if (world === undefined) return;
    devtools
      .send('Runtime.callFunctionOn', { executionContextId: world, functionDeclaration: `function (text) { ${hearName}(text); }`, arguments: [{ value: JSON.stringify(message) }] })
      .catch(() => {
        // The document is gone, and with it whoever would have listened.
      });
  };
  const ports = createPortTable((word) => send('data' in word ? { port: word.port, data: encode(word.data) } : word));
  const answer = (id: number, channel: string, args: unknown[]): void => {
    onInvoke(channel, args).then(
      (value) => send({ answer: id, value }),
      (error: unknown) => send({ answer: id, error: `Error invoking remote method '${channel}': ${String(error)}` }),
    );
  };

  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name !== isolatedWorldName || frameId !== mainFrameId) return;
    ports.closeAll();
    world = context.id;
  });
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId !== world) return;
    world = undefined;
    ports.closeAll();
  });
  devtools.on('Page.windowOpen', ({ url }) => onWindowOpen(url));
  devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== bindingName || executionContextId !== world) return;
    const message = JSON.parse(payload) as FromPage;
    if ('send' in message) onSend(message.send, message.args);
    else if ('invoke' in message) answer(message.invoke, message.channel, message.args);
    else ports.hear('data' in message ? { port: message.port, data: decode(message.data) } : message);
  });

  const { frameTree } = await devtools.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;
  await devtools.send('Page.enable');
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: bindingName, executionContextName: isolatedWorldName });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: isolatedWorldScript(preloadText), worldName: isolatedWorldName });

  return {
    send: (channel: string, args: unknown[], given: readonly Port[]): void => {
      const ids = given.map((port) => {
        lastPort += 1;
        return { id: lastPort, port };
      });
      send({ channel, args, ports: ids.map(({ id }) => id) });
      // The page makes its end before anything may arrive at it.
      for (const { id, port } of ids) ports.hold(id, port);
    },
    closePorts: ports.closeAll,
    devtools,
  };
};

export type PageLink = Awaited<ReturnType<typeof linkPage>>;
