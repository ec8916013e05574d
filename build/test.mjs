// `npm test`: sets up what is missing, then runs the type check, the lint, the tests and the end-to-end specs, and counts what ran.
// Words after `--` go to Vitest and pick its files; then nothing else runs.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, node24, root, say } from './setup.mjs';

const started = Date.now();
const counts = { passed: 0, failed: 0, skipped: 0 };
// However this ends, the counts are its last line.
process.once('exit', (code) => {
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  say(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
});
ensureDependencies();
ensureBuild();

const browser = spawnSync(node24, ['build/browser.mjs'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
if (browser.status !== 0) {
  say('There is no browser for the tests. Look at the lines above.');
  process.exit(1);
}
const chromium = browser.stdout.trim().split('\n').at(-1) ?? '';
const reports = join(root, 'dist/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** Each host, worker and child that a test starts compiles the same files, which Node does once where it has a place to keep them. */
const compiled = join(root, 'node_modules/.cache/daybook-compiled');

/** Room for the books of a run, with twice as much to spare. */
const enoughBytes = 4 * 2 ** 30;
/**
 * A folder of this run in memory, where the system has one with enough room: every write of a book waits until the disk has it, which is half of the time of a run on a disk.
 * What a killed process leaves behind is the same there; a power cut no test can make.
 */
const newTemporary = () => {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize >= enoughBytes && freemem() >= enoughBytes) return mkdtempSync('/dev/shm/daybook-tests-');
  } catch {
    // The system has none.
  }
  return mkdtempSync(join(tmpdir(), 'daybook-tests-'));
};
const temporary = newTemporary();
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));

/** @param {readonly string[]} words @param {(part: Buffer) => void} hear @returns {Promise<number | null>} */
const run = (words, hear) =>
  new Promise((resolve) => {
    const child = spawn(node24, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, DAYBOOK_CHROMIUM: chromium, DAYBOOK_REPORTS: reports, NODE_COMPILE_CACHE: compiled, TMPDIR: temporary, FORCE_COLOR: '0' } });
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', resolve);
  });
/** @param {Buffer} part */
const show = (part) => void process.stdout.write(part);

/** @param {string} title @param {readonly string[]} words */
const check = async (title, words) => {
  say(`\n${title} …`);
  const ok = (await run(words, show)) === 0;
  counts[ok ? 'passed' : 'failed'] += 1;
  say(`${title}: ${ok ? 'passed' : 'FAILED'}`);
};

/** What a runner wrote of its run; nothing where it ended before that. @param {string} file */
const report = (file) => {
  try {
    return JSON.parse(readFileSync(join(reports, file), 'utf8'));
  } catch {
    return null;
  }
};

const only = process.argv.slice(2);
const isWhole = only.length === 0;

/** The specs run beside the tests, which often wait for a process or a disk; what they say is shown after them. @type {Buffer[]} */
const saidBySpecs = [];
const specs = isWhole ? run(['node_modules/@playwright/test/cli.js', 'test'], (part) => void saidBySpecs.push(part)) : null;
if (isWhole) {
  await check('Type check', ['node_modules/typescript/bin/tsc', '-b']);
  await check('Lint', ['node_modules/oxlint/bin/oxlint', '--type-aware']);
}

say('\nTests …');
const unit = await run(['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'vitest.json')}`, ...only], show);
const vitest = report('vitest.json');
/** Files that failed as a whole, in an import or a hook, have no failed test of their own. @type {{ status: string, assertionResults: { status: string }[] }[]} */
const files = vitest?.testResults ?? [];
const failedFiles = files.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed')).length;
const failedTests = (vitest?.numFailedTests ?? 0) + failedFiles;
counts.passed += vitest?.numPassedTests ?? 0;
counts.failed += failedTests === 0 && unit !== 0 ? 1 : failedTests;
counts.skipped += (vitest?.numPendingTests ?? 0) + (vitest?.numTodoTests ?? 0);

if (specs !== null) {
  say('\nEnd-to-end specs …');
  const status = await specs;
  for (const part of saidBySpecs) show(part);
  const playwright = report('playwright.json')?.stats;
  counts.passed += playwright?.expected ?? 0;
  const failedSpecs = (playwright?.unexpected ?? 0) + (playwright?.flaky ?? 0);
  counts.failed += failedSpecs === 0 && status !== 0 ? 1 : failedSpecs;
  counts.skipped += playwright?.skipped ?? 0;
}

process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
