// What both commands need before they can begin: the dependencies, their Node 24, and the built app. Runs on Node 20 with nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourcesHash } from './sources.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** The Node 24 among the development dependencies. */
export const node24 = join(root, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');

/** @param {string} sentence */
export const say = (sentence) => console.log(sentence);

/** @param {string} sentence @returns {never} */
const end = (sentence) => {
  say(sentence);
  process.exit(1);
};

/**
 * Runs a program to its end, showing what it says. Ends this process where it fails.
 * @param {string} program @param {readonly string[]} words @param {string} otherwise what to tell where it fails
 */
const runOrEnd = (program, words, otherwise) => {
  // On Windows npm is npm.cmd, which only a shell starts.
  const { status, error } = spawnSync(program, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: isWindows && program === 'npm' });
  if (status !== 0) end(`${otherwise}${error === undefined ? '' : ` (${error.message})`}`);
};

/** @param {string} file */
const readOr = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** @param {number} pid */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const lock = join(root, 'dist/.setup');
/** A lock older than this was left behind, although a process of its number runs. */
const longestSetupMs = 30 * 60_000;

/** Removes the lock of a process that is gone, unless another one took its place meanwhile. @param {string} owner */
const dropLock = (owner) => {
  const mine = `${lock}-${process.pid}`;
  try {
    renameSync(lock, mine);
    if (readOr(mine) === owner) rmSync(mine);
    else renameSync(mine, lock);
  } catch {
    // Another one removed it first.
  }
};

/** Takes the lock; false where another process has it. The lock of a process that is gone counts for nothing. */
const takeLock = () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = readOr(lock);
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    // Its owner writes its number right after it made the file.
    if (owner === '' ? age > 5_000 : !isAlive(Number(owner)) || age > longestSetupMs) dropLock(owner);
    return false;
  }
};

/**
 * Does what is not done yet, in one process at a time; the others wait, then look again.
 * @param {() => boolean} isDone @param {() => void} work
 */
const onceAmongAll = (isDone, work) => {
  if (isDone()) return;
  for (let waited = 0; !takeLock(); waited += 1) {
    if (waited === 2) say('Another start of Daybook is setting it up. Waiting for that …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  if (!isDone()) work();
  process.off('exit', release);
  release();
};

/** Installs what package-lock.json names, unless that is what is there. Scripts of packages stay off but for the one that brings Node 24. */
export const ensureDependencies = () => {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.daybook');
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(`${process.platform} ${process.arch}`).digest('hex');
  onceAmongAll(
    () => readOr(stamp) === wanted && existsSync(node24),
    () => {
      if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true) end('node_modules is a link to another folder, which installing would empty. Remove the link, then start again.');
      // An install that is cut short must not pass for the one before it.
      rmSync(stamp, { force: true });
      say('Installing the dependencies (a minute or two, once) …');
      runOrEnd('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'], 'The dependencies could not be installed. Look at the lines above; a network that reaches the npm registry is needed once.');
      if (!existsSync(node24)) {
        say('Fetching Node 24 …');
        runOrEnd('npm', ['rebuild', 'node', '--foreground-scripts', '--loglevel=error'], 'Node 24 could not be installed. Look at the lines above.');
      }
      writeFileSync(stamp, wanted);
    },
  );
};

/** Builds dist/, unless it was built from these very sources. */
export const ensureBuild = () =>
  onceAmongAll(
    () => readOr(join(root, 'dist/.sources')) === sourcesHash(root),
    () => {
      say('Building Daybook …');
      runOrEnd(node24, ['build/bundle.mjs'], 'The build failed. Look at the lines above.');
    },
  );
