import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterThisFile } from '#tests/left-behind.ts';
import { run, type Program } from '#tests/loopback/host.ts';

/** A checkout in small: the real commands, an npm and a bundler that only write down that they ran. Nothing is ever fetched. */
export type Tree = { root: string; ran: () => string[]; start: (words?: readonly string[], env?: Record<string, string>) => Program; command: (script: string, env?: Record<string, string>) => Program; path: (name: string) => string };

const program = (file: string, text: string): void => {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
};

export const newTree = (): Tree => {
  const root = mkdtempSync(join(tmpdir(), 'daybook-tree-'));
  afterThisFile(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const path = (name: string): string => join(root, name);
  for (const folder of ['build', 'programs', 'electron', 'renderer', 'shared', 'migrations', 'templates/host']) mkdirSync(path(folder), { recursive: true });
  for (const name of ['setup.mjs', 'sources.mjs', 'start.mjs', 'test.mjs']) cpSync(resolve('build', name), path(`build/${name}`));
  for (const name of ['package.json', 'package-lock.json', 'postcss.config.cjs']) cpSync(resolve(name), path(name));
  // An npm that fills node_modules as `npm ci` does: it takes the old one away first. FAIL names a step that ends half-way.
  program(path('programs/npm'), `#!/bin/sh
echo "npm $1" >> "${path('ran')}"
rm -rf "${path('node_modules')}"/* && mkdir -p "${path('node_modules/node/bin')}"
[ "$SLOW" = "" ] || sleep "$SLOW"
[ "$FAIL" = install ] && exit 1
[ "$FAIL" = killed ] && kill -9 $PPID
ln -s "${process.execPath}" "${path('node_modules/node/bin/node')}"
`);
  writeFileSync(path('templates/host/loopback.mjs'), `console.log('host ' + process.argv.slice(2).join(' ')); process.on('SIGTERM', () => process.exit(0)); process.on('SIGINT', () => process.exit(0)); if (process.argv.includes('--stay')) setInterval(() => {}, 1000); if (process.argv.includes('--die')) process.kill(process.pid, 'SIGSEGV');`);
  writeFileSync(path('build/bundle.mjs'), `import { appendFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { root } from './setup.mjs';
import { sourcesHash } from './sources.mjs';
appendFileSync(root + '/ran', 'build\\n');
const hash = sourcesHash(root);
rmSync(root + '/dist/.sources', { force: true });
if (process.env.FAIL === 'build') process.exit(1);
if (process.env.SLOW) await new Promise((done) => setTimeout(done, Number(process.env.SLOW) * 1000));
cpSync(root + '/templates/host', root + '/dist/host', { recursive: true });
writeFileSync(root + '/dist/.sources', hash);
`);
  const command = (script: string, env: Record<string, string> = {}): Program => run(process.execPath, [path(script)], { PATH: `${path('programs')}:${process.env['PATH'] ?? ''}`, ...env }, root);
  return {
    root,
    path,
    command,
    ran: () => (existsSync(path('ran')) ? readFileSync(path('ran'), 'utf8').trim().split('\n') : []),
    start: (words = ['--host=loopback'], env = {}) => run(process.execPath, [path('build/start.mjs'), ...words], { PATH: `${path('programs')}:${process.env['PATH'] ?? ''}`, ...env }, root),
  };
};
