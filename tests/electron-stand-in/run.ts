/** Runs a main bundle in the stand-in: `node tests/electron-stand-in/run.ts dist/desktop/main.mjs --data-dir=DIR …`. */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveQuestions } from '#tests/electron-stand-in/control.ts';

const [, , main, ...args] = process.argv;
if (main === undefined) throw new Error('Name the main bundle: node tests/electron-stand-in/run.ts dist/desktop/main.mjs --data-dir=DIR');

const standIn = import.meta.resolve('#tests/electron-stand-in/electron.ts');
registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context)) });

process.argv = [process.execPath, resolve(main), ...args];
serveQuestions();
await import(pathToFileURL(resolve(main)).href);
