import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { api } from '#shared/api.ts';
import { client, type Api } from '#renderer/data/transport.ts';

export type Inputs = InferContractRouterInputs<typeof api>;
export type Outputs = InferContractRouterOutputs<typeof api>;
export type Word = keyof Api;

/** Reads are always answered by this machine, so that the browser's idea of being online does not matter. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, gcTime: 10 * 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** One method of the contract, whatever its word. */
export const call = <W extends Word, M extends keyof Api[W] & keyof Inputs[W] & keyof Outputs[W]>(word: W, method: M, input: Inputs[W][M]): Promise<Outputs[W][M]> =>
  (client[word][method] as unknown as (input: Inputs[W][M]) => Promise<Outputs[W][M]>)(input);

/**
 * Reads a method of the contract, and again whenever a write touches its word. `enabled: false` waits. While another input is read, the
 * rows of the one before stay.
 */
export const useRead = <W extends Word, M extends keyof Api[W] & keyof Inputs[W] & keyof Outputs[W]>(
  word: W,
  method: M,
  input: Inputs[W][M],
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Outputs[W][M]> =>
  useQuery<Outputs[W][M]>({
    queryKey: [word, method, input],
    queryFn: () => call(word, method, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData as never } : {}),
  });

/** Re-reads what is shown of the words that a write touched, in this window or another one. Goes on until the page ends. */
export const followChanges = async (): Promise<never> => {
  for (;;) {
    try {
      for await (const { words } of await client.book.changes()) {
        if (words.includes('everything')) void queryClient.invalidateQueries();
        else for (const word of words) void queryClient.invalidateQueries({ queryKey: [word] });
      }
    } catch {
      // The host went away. The next call waits until it is back, and then everything may have changed.
    }
    await new Promise((later) => setTimeout(later, 100));
    void queryClient.invalidateQueries();
  }
};
