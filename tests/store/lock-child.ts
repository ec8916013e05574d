import { writeSync } from 'node:fs';
import { monotonicFactory } from 'ulid';
import { createBackend } from '#electron/backend.ts';
import { AlreadyOpen } from '#electron/store/lock.ts';

// A process that opens the data folder when it is told to, says how that went, and holds it until it is told to end or is killed.
const [dataDir = '', migrationsFolder = ''] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
say('here');
process.stdin.once('data', () => {
  createBackend({ dataDir, migrationsFolder, now: () => new Date(), newId: monotonicFactory() }).then(
    (backend) => {
      say('opened');
      process.stdin.once('data', () => void backend.close().then(() => process.exit()));
    },
    (error: unknown) => {
      say(error instanceof AlreadyOpen ? 'already open' : `failed: ${String(error)}`);
      process.exit();
    },
  );
});
