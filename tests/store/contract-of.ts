import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import type { Backend } from '#electron/backend.ts';
import { createRouter } from '#electron/router.ts';
import type { Caller } from '#electron/services/caller.ts';
import type { api } from '#shared/api.ts';

/** The contract of a backend as a window has it: through a port and the real router. `port` carries bare messages; `close` ends it. */
export const contractOf = (backend: Backend, window = 'one') => {
  const { port1: port, port2 } = new MessageChannel();
  new RPCHandler<Caller>(createRouter(backend)).upgrade(port2, { context: { window } });
  port.start();
  port2.start();
  const client: ContractRouterClient<typeof api> = createORPCClient(new RPCLink({ port }));
  return { client, port, close: () => port.close() };
};
