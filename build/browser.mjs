// Finds the browser of the tests, or unpacks the one that comes as a package. Prints its path as the last line. Runs under Node 24.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The Chromium of @sparticuz/chromium, with its own copies of the libraries that a bare machine lacks. Linux on x64 only. */
const unpacked = async () => {
  const folder = fileURLToPath(new URL('../node_modules/.cache/daybook-chromium', import.meta.url));
  const script = join(folder, 'chromium.sh');
  if (existsSync(script)) return script;
  console.log('Unpacking Chromium (once) …');
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x'; // Makes the package unpack its libraries too.
  const { default: chromium } = await import('@sparticuz/chromium');
  const binary = await chromium.executablePath();
  const libraries = join(folder, 'al2023', 'lib');
  const runsAlone = spawnSync(binary, ['--version'], { env: { ...process.env, LD_LIBRARY_PATH: '' } }).status === 0;
  writeFileSync(script, `#!/bin/sh\n${runsAlone ? '' : `export LD_LIBRARY_PATH="${libraries}"\n`}exec "${binary}" "$@"\n`, { mode: 0o755 });
  return script;
};

const named = process.env['DAYBOOK_CHROMIUM'] ?? '';
// The one that comes as a package has no window to draw, so it takes two thirds of the time, and every machine has the same.
const comes = process.platform === 'linux' && process.arch === 'x64';
const found = named !== '' && existsSync(named) ? named : comes ? await unpacked() : installed.find((file) => existsSync(file));
if (found === undefined) throw new Error('No Chromium or Chrome is installed. Install one, or name it in DAYBOOK_CHROMIUM.');
console.log(found);
