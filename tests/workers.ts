import { builtinModules } from 'node:module';
import { globSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import type { TestProject } from 'vitest/node';

/** The threads of the backend. */
const workers = globSync('electron/**/*-worker.ts');

/** Beside the app's own packages, which the bundles leave outside; another run at the same time has a folder of its own. */
const folder = resolve(`node_modules/.cache/daybook-tests/${process.pid}-workers`);

/** Names the folder to the workers of Vitest. */
const variable = 'DAYBOOK_TEST_WORKERS';

const bundleAll = (): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      minify: false,
      emptyOutDir: true,
      rollupOptions: { input: Object.fromEntries(workers.map((file) => [basename(file, '.ts'), file])), external: [/^node:/, ...builtinModules, 'better-sqlite3'], output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });

/** Has the tests start the threads from bundles of the sources as they are now, as the app does: Node would read and strip a dozen files of TypeScript for each thread anew. */
export const bundledWorkers = (): Plugin => ({
  name: 'daybook-workers',
  enforce: 'pre',
  transform: {
    filter: { id: /\/electron\/.*\.ts$/, code: /new URL\(.*-worker\.ts'/ },
    // Read from the environment, because Vitest keeps what it transformed for the next run.
    handler: (code) => code.replaceAll(/'\.\/([a-z-]+-worker)\.ts'/g, (_, name: string) => `\`\${process.env['${variable}']}/${name}.mjs\``),
  },
});

// oxlint-disable-next-line import/no-default-export -- Vitest reads the default export.
export default async (project: TestProject): Promise<() => void> => {
  await bundleAll();
  process.env[variable] = pathToFileURL(folder).href;
  project.onTestsRerun(async () => void (await bundleAll()));
  return () => rmSync(folder, { recursive: true, force: true });
};
