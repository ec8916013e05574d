import { builtinModules } from 'node:module';
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterThisFile } from '#tests/left-behind.ts';

/** Bundles a program of the tests as the app is bundled, so that it starts in a fifth of the time; gives the file to run. */
export const bundled = async (source: string): Promise<string> => {
  // Beside the app's own packages, which the bundle leaves outside.
  const folder = resolve(`node_modules/.cache/daybook-tests/${process.pid}-${basename(source, '.ts')}`);
  afterThisFile(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: true, target: 'node24', outDir: folder, minify: false, emptyOutDir: true, rollupOptions: { input: { program: source, 'check-worker': resolve('electron/store/check-worker.ts') }, external: [/^node:/, ...builtinModules, 'better-sqlite3'], output: { entryFileNames: '[name].mjs' } } },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return join(folder, 'program.mjs');
};
