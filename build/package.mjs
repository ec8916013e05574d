// `npm run package`: the unpacked app, for the system that it runs on, under dist/package/ or the folder of `--out=DIR`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { ensureBuild, node24, root, say } from './setup.mjs';

/** Settings of Electron's binary itself: no Node by environment or command line, only our archive, checked; cookies encrypted; no power for file pages. */
const fuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
};
/** The bytes before the fuses in every Electron binary, by which tools find them. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

const electronPackage = join(root, 'node_modules/electron');
const fetched = join(electronPackage, 'dist');

/** The folder of Electron's binary: the one named by DAYBOOK_ELECTRON_DIST, the one of the package, or none where it cannot be fetched. */
const electronDist = () => {
  const named = process.env['DAYBOOK_ELECTRON_DIST'];
  if (named !== undefined) return existsSync(named) ? named : null;
  if (!existsSync(join(fetched, 'version'))) {
    say("Fetching Electron's binary (once) …");
    spawnSync(node24, [join(electronPackage, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
  }
  return existsSync(join(fetched, 'version')) ? fetched : null;
};

/** @param {string} dist */
const hasFuses = (dist) => {
  const program = { darwin: 'Electron.app/Contents/Frameworks/Electron Framework.framework/Electron Framework', win32: 'electron.exe' }[/** @type {string} */ (process.platform)] ?? 'electron';
  return readFileSync(join(dist, program)).includes(fuseMark);
};

// Packing installs nothing: a packing run must not replace the dependencies that something else is running on.
if (!existsSync(node24)) {
  say('The dependencies are not installed. Install them first: npm start does.');
  process.exit(1);
}
if (process.version !== `v${createRequire(join(root, 'package.json'))('node/package.json').version}`) {
  process.exit(spawnSync(node24, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1);
}
const dist = electronDist();
if (dist === null) {
  say(`Electron's binary ${process.env['DAYBOOK_ELECTRON_DIST'] === undefined ? 'is not here and could not be fetched' : 'is not in the folder that DAYBOOK_ELECTRON_DIST names'}, so the app cannot be packed; name a folder that holds it by DAYBOOK_ELECTRON_DIST.`);
  process.exit(1);
}
ensureBuild();

const { build } = await import('electron-builder');
const output = resolve(process.argv.find((word) => word.startsWith('--out='))?.slice('--out='.length) ?? join(root, 'dist/package'));
const isReal = hasFuses(dist);
await build({
  projectDir: root,
  dir: true,
  publish: 'never',
  config: {
    extends: join(root, 'electron-builder.yml'),
    electronDist: dist,
    directories: { output },
    // Electron's own demonstration has no place in the app.
    afterExtract: ({ appOutDir, packager }) => rmSync(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true }),
    ...(isReal ? { electronFuses: fuses } : {}),
  },
});
if (!isReal) say('This Electron has no fuses to set, so it is a stand-in: the app is packed, but nobody can use it.');
say(`The app is in ${join(output, readdirSync(output).find((entry) => entry.includes('unpacked') || entry.startsWith('mac')) ?? '')}`);
