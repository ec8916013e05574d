import { createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ClientContext, ClientLink } from '@orpc/client';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { create } from 'zustand';
import type { api } from '#shared/api.ts';
import type { NativeHost } from '#shared/native.ts';

type Link = ClientLink<ClientContext>;

/** `closed` is a host that went away; calls wait until it is back. `locked` asks for a new link from the person. */
export const useConnection = create<{ state: 'connecting' | 'open' | 'closed' | 'locked' }>(() => ({ state: 'connecting' }));

/** What the host of this page can do beyond the contract. This file is the only one that asks which host it is. */
export const native: NativeHost | undefined = (globalThis as { daybookHost?: NativeHost }).daybookHost;

/** This window, for its own undo. A reload keeps it; another tab has one of its own. */
const windowId = sessionStorage.getItem('daybook-window') ?? crypto.randomUUID();
sessionStorage.setItem('daybook-window', windowId);

const nextPort = (): Promise<MessagePort> =>
  new Promise((resolve) => {
    const hear = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || (event.data as { daybook?: string }).daybook !== 'port') return;
      window.removeEventListener('message', hear);
      resolve(port);
    };
    window.addEventListener('message', hear);
    window.postMessage({ daybook: 'want-port' }, location.origin);
  });

const connectDesktop = async (): Promise<Link> => {
  const port = await nextPort();
  port.start();
  useConnection.setState({ state: 'open' });
  return new PortLink({ port });
};

/** Trades the key of the link that was opened for a cookie, once, and takes it out of the address. */
const exchangeKey = async (): Promise<void> => {
  const address = new URL(location.href);
  const key = address.searchParams.get('key');
  if (key === null) return;
  address.searchParams.delete('key');
  history.replaceState(null, '', address);
  await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) });
};

let retryMs = 200;
const connectLoopback = (): Promise<Link> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/contract?window=${windowId}`);
    let wasOpen = false;
    socket.addEventListener('open', () => {
      wasOpen = true;
      retryMs = 200;
      useConnection.setState({ state: 'open' });
      resolve(new SocketLink({ websocket: socket }));
    });
    socket.addEventListener('close', () => {
      void (async () => {
        const isLocked = await fetch('/session').then((answer) => answer.status === 401, () => false);
        useConnection.setState({ state: isLocked ? 'locked' : 'closed' });
        await new Promise((later) => setTimeout(later, retryMs));
        retryMs = Math.min(retryMs * 2, 2_000);
        const again = connectLoopback();
        if (wasOpen) link = again;
        else resolve(again);
      })();
    });
  });

let link: Promise<Link> = native === undefined ? exchangeKey().then(connectLoopback) : connectDesktop();

export type Api = ContractRouterClient<typeof api>;

/** The contract, whatever carries it. A call made while the host is away waits for it. */
export const client: Api = createORPCClient(new DynamicLink(() => link));
