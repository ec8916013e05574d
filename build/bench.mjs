// `npm run bench`: sets up what is missing, then measures Daybook on a large book. Options after `--`: `--accounts=N`, `--only=WORDS`.
import { spawnSync } from 'node:child_process';
import { ensureBuild, ensureDependencies, node24, root } from './setup.mjs';

ensureDependencies();
ensureBuild();

const browser = spawnSync(node24, ['build/browser.mjs'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const chromium = browser.status === 0 ? browser.stdout.trim().split('\n').at(-1) : undefined;
const { status } = spawnSync(node24, ['tests/bench/run.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, ...(chromium === undefined ? {} : { DAYBOOK_CHROMIUM: chromium }) } });
process.exit(status ?? 1);
