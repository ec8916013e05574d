// What the app is built from, as one number; the build says by it what it was made of.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['electron', 'renderer', 'shared', 'migrations', 'build/bundle.mjs', 'package-lock.json', 'postcss.config.cjs'];

/** @param {string} root */
export const sourcesHash = (root) => {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const full = join(root, path);
    if (statSync(full).isDirectory()) for (const entry of readdirSync(full).sort()) add(`${path}/${entry}`);
    else hash.update(path).update('\0').update(readFileSync(full));
  };
  sources.forEach(add);
  return hash.digest('hex');
};
