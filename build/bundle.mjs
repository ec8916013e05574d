// Makes dist/: the page, the backend's workers, and both hosts. Runs under the Node of the development dependencies.
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { isAlive, root } from './setup.mjs';
import { sourcesHash } from './sources.mjs';

/** `--out=dist-trial` builds beside dist/, for trying something while another build runs. */
const out = join(root, process.argv.find((word) => word.startsWith('--out='))?.slice('--out='.length) ?? 'dist');
/** The build takes shape beside dist/ and is put in place whole, so that an app that runs from there, or a build cut short, never meets half of one. */
const next = join(root, `dist-next-${process.pid}`);
const hash = sourcesHash(root);
for (const entry of readdirSync(root)) {
  const pid = Number(/^dist-next-(\d+)$/.exec(entry)?.[1]);
  if (pid > 0 && !isAlive(pid)) rmSync(join(root, entry), { recursive: true, force: true });
}
process.once('exit', () => rmSync(next, { recursive: true, force: true }));
const external = [/^node:/, ...builtinModules, 'electron', 'better-sqlite3'];

/** @param {string} outDir @param {Record<string, string>} entries @param {'es' | 'cjs'} format */
const bundleForNode = (outDir, entries, format = 'es') =>
  build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: { input: entries, external, output: { format, entryFileNames: format === 'es' ? '[name].mjs' : '[name].cjs', chunkFileNames: 'chunk-[hash].mjs' } },
    },
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  });

await build({
  root: join(root, 'renderer'),
  base: './',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  css: { postcss: root },
  build: { outDir: join(next, 'renderer'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500, modulePreload: { polyfill: false } },
});
await bundleForNode(join(next, 'host'), {
  worker: join(root, 'electron/worker.ts'),
  'reader-worker': join(root, 'electron/imports/reader-worker.ts'),
  'study-worker': join(root, 'electron/imports/study-worker.ts'),
  'document-worker': join(root, 'electron/documents/document-worker.ts'),
  'template-worker': join(root, 'electron/decks/template-worker.ts'),
  'deck-worker': join(root, 'electron/decks/deck-worker.ts'),
  'check-worker': join(root, 'electron/store/check-worker.ts'),
  'checkpoint-worker': join(root, 'electron/store/checkpoint-worker.ts'),
  loopback: join(root, 'electron/loopback/main.ts'),
});
await bundleForNode(join(next, 'desktop'), { main: join(root, 'electron/desktop/main.ts') });
await bundleForNode(join(next, 'desktop'), { preload: join(root, 'electron/desktop/preload.ts') }, 'cjs');
cpSync(join(root, 'migrations'), join(next, 'migrations'), { recursive: true, filter: (file) => !file.includes('meta') });

mkdirSync(out, { recursive: true });
rmSync(join(out, '.sources'), { force: true });
for (const part of ['migrations', 'host', 'desktop', 'renderer']) {
  const old = join(next, `old-${part}`);
  if (existsSync(join(out, part))) renameSync(join(out, part), old);
  renameSync(join(next, part), join(out, part));
}
writeFileSync(join(out, '.sources'), hash);
