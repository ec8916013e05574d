// What both commands need before they can begin: the dependencies, their Node 24, and the built app. Runs on Node 20 with nothing installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** The Node 24 among the development dependencies. */
export const node24 = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');

/** @param {string} sentence */
export const say = (sentence) => console.log(sentence);

/**
 * Runs a program to its end, showing what it says. Ends this process where it fails.
 * @param {string} program @param {readonly string[]} words @param {string} otherwise what to tell where it fails
 */
const runOrEnd = (program, words, otherwise) => {
  const { status, error } = spawnSync(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: isWindows && program === 'npm' });
  if (status === 0) return;
  say(`${otherwise}${error === undefined ? '' : ` (${error.message})`}`);
  process.exit(1);
};

/** @param {string} file */
const readOr = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Installs what package-lock.json names, unless that is what is there. Scripts of packages stay off but for the one that brings Node 24. */
export const ensureDependencies = () => {
  const stamp = join(root, 'node_modules/.daybook');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');
  if (readOr(stamp) === wanted && existsSync(node24)) return;
  say('Installing the dependencies (a minute or two, once) …');
  runOrEnd('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'], 'The dependencies could not be installed. Look at the lines above; a network that reaches the npm registry is needed once.');
  if (!existsSync(node24)) {
    say('Fetching Node 24 …');
    runOrEnd('npm', ['rebuild', 'node', '--foreground-scripts', '--loglevel=error'], 'Node 24 could not be installed. Look at the lines above.');
  }
  writeFileSync(stamp, wanted);
};

const sources = ['electron', 'renderer', 'shared', 'migrations', 'build/bundle.mjs', 'package-lock.json', 'postcss.config.cjs'];

/** @param {import('node:crypto').Hash} hash @param {string} path */
const addToHash = (hash, path) => {
  const full = join(root, path);
  if (statSync(full).isDirectory()) for (const entry of readdirSync(full).toSorted()) addToHash(hash, `${path}/${entry}`);
  else hash.update(path).update('\0').update(readFileSync(full));
};

/** Builds dist/, unless it was built from these very sources. */
export const ensureBuild = () => {
  const stamp = join(root, 'dist/.sources');
  const hash = createHash('sha256');
  for (const path of sources) addToHash(hash, path);
  const wanted = hash.digest('hex');
  if (readOr(stamp) === wanted) return;
  say('Building Daybook …');
  runOrEnd(node24, ['build/bundle.mjs'], 'The build failed. Look at the lines above.');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
};
