import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Questions } from '#tests/electron-stand-in/control.ts';

/** A running stand-in. `output` is all that it printed. */
export type StandIn = {
  child: ChildProcess;
  output: () => string;
  ask: <Name extends keyof Questions>(name: Name, ...args: Parameters<Questions[Name]>) => ReturnType<Questions[Name]>;
  /** Waits for a line that matches, printed or to come; fails where the process ends without it. */
  line: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Attaches to the window's page. Only the connection is to be closed by the caller; the page belongs to the app. */
  attach: () => Promise<{ browser: Browser; page: Page }>;
  /** Ends it by a signal; the exit code, or null where the signal itself ended it. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

const runner = fileURLToPath(import.meta.resolve('#tests/electron-stand-in/run.ts'));

/** Starts a main bundle in the stand-in with the given options. */
export const startStandIn = (main: string, args: readonly string[]): StandIn => {
  const child = fork(runner, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced' });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let lastId = 0;

  const line = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(printed);
        if (found !== null) resolve(found);
      };
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
      void ended.then(() => reject(new Error(`The stand-in ended before it printed ${String(pattern)}:\n${printed}`)));
      look();
    });
  return {
    child,
    output: () => printed,
    line,
    ask: (name, ...args) => {
      lastId += 1;
      const id = lastId;
      const answer = new Promise((resolve, reject) => {
        const hear = (message: { id: number; value?: unknown; error?: string }): void => {
          if (message.id !== id) return;
          child.off('message', hear);
          if (message.error === undefined) resolve(message.value);
          else reject(new Error(message.error));
        };
        child.on('message', hear);
        void ended.then(() => reject(new Error('The stand-in ended.')));
      });
      child.send({ id, name, args });
      return answer as ReturnType<Questions[typeof name]>;
    },
    attach: async () => {
      const [, endpoint = ''] = await line(/^stand-in: (ws:.*)$/m);
      const browser = await chromium.connectOverCDP(endpoint);
      const page = browser.contexts()[0]?.pages()[0];
      if (page === undefined) throw new Error('The stand-in shows no page.');
      return { browser, page };
    },
    end: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
};
