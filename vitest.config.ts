import { defineConfig } from 'vitest/config';
import { bundledWorkers } from './tests/workers.ts';

// eslint-disable-next-line import/no-default-export -- Vitest reads the default export.
export default defineConfig({
  plugins: [bundledWorkers()],
  test: {
    include: ['shared/**/*.test.ts', 'tests/**/*.test.ts', 'renderer/**/*.test.ts'],
    globalSetup: ['tests/workers.ts'],
    setupFiles: ['tests/every-file.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    // Modules are read once for a worker, which saves a sixth of the time: what a file replaces it puts back.
    isolate: false,
  },
});
