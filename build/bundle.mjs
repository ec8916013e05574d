// Makes dist/: the page, the backend's workers, and both hosts. Runs under the Node of the development dependencies.
import { cpSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `--out=dist-trial` builds beside dist/, for trying something while another build runs. */
const out = join(root, process.argv.find((word) => word.startsWith('--out='))?.slice('--out='.length) ?? 'dist');
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

rmSync(join(out, 'host'), { recursive: true, force: true });
rmSync(join(out, 'desktop'), { recursive: true, force: true });

await build({
  root: join(root, 'renderer'),
  base: './',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  css: { postcss: root },
  build: { outDir: join(out, 'renderer'), emptyOutDir: true, target: 'chrome140', assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500, modulePreload: { polyfill: false } },
});
await bundleForNode(join(out, 'host'), {
  worker: join(root, 'electron/worker.ts'),
  'reader-worker': join(root, 'electron/imports/reader-worker.ts'),
  'check-worker': join(root, 'electron/store/check-worker.ts'),
  loopback: join(root, 'electron/loopback/main.ts'),
});
await bundleForNode(join(out, 'desktop'), { main: join(root, 'electron/desktop/main.ts') });
await bundleForNode(join(out, 'desktop'), { preload: join(root, 'electron/desktop/preload.ts') }, 'cjs');
cpSync(join(root, 'migrations'), join(out, 'migrations'), { recursive: true, filter: (file) => !file.includes('meta') });
