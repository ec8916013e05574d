import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Page } from 'playwright-core';
import type { api } from '#shared/api.ts';

type Listener = (event: { data: unknown }) => void;
let lastName = 0;

/** The contract, called by the test through a port that it asks the preload of the page for, once the page has its own: of two that ask at once both hear the first port. Lasts as long as the document. */
export const contractThroughPage = async (page: Page): Promise<ContractRouterClient<typeof api>> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  lastName += 1;
  const name = `testPort${lastName}`;
  const listeners: Listener[] = [];
  await page.exposeFunction(`${name}Heard`, (data: unknown) => listeners.forEach((listener) => listener({ data })));
  await page.evaluate(async (key) => {
    const scope = globalThis as unknown as Record<string, unknown>;
    const port = await new Promise<MessagePort>((resolve, reject) => {
      window.addEventListener('message', ({ data, ports: [given] }: MessageEvent<{ daybook?: string } | null>) => {
        if (data?.daybook !== 'port') return;
        if (given === undefined) reject(new Error('No port came.'));
        else resolve(given);
      });
      window.postMessage({ daybook: 'want-port' }, location.origin);
    });
    port.addEventListener('message', ({ data }) => (scope[`${key}Heard`] as (data: unknown) => void)(data));
    port.start();
    scope[key] = port;
  }, name);
  const port = {
    on: (event: string, listener: unknown) => {
      if (event === 'message') listeners.push(listener as Listener);
    },
    postMessage: (data: unknown) => {
      void page.evaluate(([key, text]) => (globalThis as unknown as Record<string, MessagePort>)[key]?.postMessage(text), [name, String(data)] as const);
    },
  };
  return createORPCClient(new RPCLink({ port }));
};
