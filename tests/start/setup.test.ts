import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newTree } from '#tests/start/tree.ts';

// The stand-in for npm is a shell script.
describe.skipIf(process.platform === 'win32')('setting up a checkout (15 tests, not on Windows)', () => {
  test('installs and builds once, and neither of it again', async () => {
    const tree = newTree();
    const first = tree.start();
    expect(await first.ended).toBe(0);
    expect(first.said()).toBe('Installing the dependencies (a minute or two, once) …\nBuilding Daybook …\nhost \n');
    const second = tree.start(['--host=loopback', '--port=0', '--sample']);
    expect(await second.ended).toBe(0);
    expect(second.said()).toBe('host --port=0 --sample\n');
    expect(tree.ran()).toEqual(['npm ci', 'build']);
    expect(readdirSync(tree.path('dist'))).not.toContain('.setup');
  });

  test('installs anew when the lockfile changed, and builds anew when a source did', async () => {
    const tree = newTree();
    await tree.start().ended;
    writeFileSync(tree.path('shared/new.ts'), 'export {};');
    await tree.start().ended;
    writeFileSync(tree.path('package-lock.json'), '{}');
    await tree.start().ended;
    expect(tree.ran()).toEqual(['npm ci', 'build', 'build', 'npm ci', 'build']);
  });

  test.each([['install', 'The dependencies could not be installed.'], ['build', 'The build failed.']])('a failed %s is told, and done again by the next start', async (step, sentence) => {
    const tree = newTree();
    const failed = tree.start(undefined, { FAIL: step });
    expect(await failed.ended).toBe(1);
    expect(failed.said()).toContain(sentence);
    const next = tree.start();
    expect(await next.ended).toBe(0);
    expect(next.said()).toMatch(/host \n$/);
    expect(tree.ran()).toEqual(step === 'install' ? ['npm ci', 'npm ci', 'build'] : ['npm ci', 'build', 'build']);
  });

  test('an install that is cut short after a good one is done again', async () => {
    const tree = newTree();
    await tree.start().ended;
    const lock = readFileSync(tree.path('package-lock.json'), 'utf8');
    writeFileSync(tree.path('package-lock.json'), `${lock}\n`);
    expect(await tree.start(undefined, { FAIL: 'killed' }).ended).toBeNull();
    // As it was before: the stamp of that install must not speak for what is left of it.
    writeFileSync(tree.path('package-lock.json'), lock);
    expect(await tree.start().ended).toBe(0);
    expect(tree.ran()).toEqual(['npm ci', 'build', 'npm ci', 'npm ci']);
  });

  test('a build that is cut short is done again', async () => {
    const tree = newTree();
    await tree.start().ended;
    writeFileSync(tree.path('shared/new.ts'), 'export {};');
    const cut = tree.start(undefined, { SLOW: '5' });
    await expect.poll(() => tree.ran().length, { timeout: 10_000 }).toBe(3);
    cut.child.kill('SIGKILL');
    const next = tree.start();
    expect(await next.ended).toBe(0);
    expect(tree.ran()).toEqual(['npm ci', 'build', 'build', 'build']);
  });

  test('of three starts at once one sets up, and the others wait for it', async () => {
    const tree = newTree();
    const starts = [1, 2, 3].map(() => tree.start(undefined, { SLOW: '1.5' }));
    expect(await Promise.all(starts.map((start) => start.ended))).toEqual([0, 0, 0]);
    expect(tree.ran()).toEqual(['npm ci', 'build']);
    const waited = starts.filter((start) => start.said().includes('Another start of Daybook is setting it up. Waiting for that …'));
    // Whoever installed may find that another one took the build, and waits for that.
    expect(waited.length).toBeGreaterThanOrEqual(2);
    for (const start of starts) expect(start.said()).toMatch(/host \n$/);
  });

  test.each([['of a process that is gone', '999999999', 0], ['that was left empty', '', 60], ['of an hour ago, whose number another process has', String(process.pid), 3_600]])('a lock %s keeps nobody out', async (_, owner, age) => {
    const tree = newTree();
    mkdirSync(tree.path('dist'));
    writeFileSync(tree.path('dist/.setup'), owner);
    const then = Date.now() / 1_000 - age;
    utimesSync(tree.path('dist/.setup'), then, then);
    expect(await tree.start().ended).toBe(0);
    expect(tree.ran()).toEqual(['npm ci', 'build']);
  });

  test('a node_modules that is a link is refused, and what it leads to is left alone', async () => {
    const tree = newTree();
    mkdirSync(tree.path('elsewhere'));
    writeFileSync(tree.path('elsewhere/precious'), '');
    symlinkSync(tree.path('elsewhere'), tree.path('node_modules'));
    const start = tree.start();
    expect(await start.ended).toBe(1);
    expect(start.said()).toBe('node_modules is a link to another folder, which installing would empty. Remove the link, then start again.\n');
    expect(tree.ran()).toEqual([]);
    expect(existsSync(tree.path('elsewhere/precious'))).toBe(true);
    rmSync(tree.path('node_modules'));
    expect(await tree.start().ended).toBe(0);
  });

  test('a host that crashes is no good end, one that is ended is', async () => {
    const tree = newTree();
    expect(await tree.start(['--host=loopback', '--die']).ended).toBe(1);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const start = tree.start(['--host=loopback', '--stay']);
      await start.line(/host --stay/);
      start.child.kill(signal);
      expect(await start.ended).toBe(0);
    }
  });

  test.each([['--host=tablet', '“tablet” is not a host. Choose --host=desktop or --host=loopback.'], ['--host', '“” is not a host. Choose --host=desktop or --host=loopback.'], ['--host=', '“” is not a host. Choose --host=desktop or --host=loopback.']])('%s is refused before anything is set up', async (word, sentence) => {
    const tree = newTree();
    const start = tree.start([word]);
    expect(await start.ended).toBe(1);
    expect(start.said()).toBe(`${sentence}\n`);
    expect(tree.ran()).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('the counts of the test command (8 tests, not on Windows)', () => {
  /** A tree that is set up, with runners that leave the reports they are given. */
  const withRunners = async (vitest: string, playwright: string): Promise<{ last: string; code: number | null }> => {
    const tree = newTree();
    await tree.start().ended;
    const runner = (name: string, text: string): void => {
      mkdirSync(tree.path(`node_modules/${name}/..`), { recursive: true });
      writeFileSync(tree.path(`node_modules/${name}`), text);
    };
    writeFileSync(tree.path('build/browser.mjs'), `console.log('/usr/bin/true');`);
    for (const name of ['typescript/bin/tsc', 'oxlint/bin/oxlint']) runner(name, '');
    const leave = (file: string, text: string): string => `const { writeFileSync } = require('node:fs'); const leave = (report) => writeFileSync(process.env.DAYBOOK_REPORTS + '/${file}', typeof report === 'string' ? report : JSON.stringify(report)); ${text}`;
    runner('vitest/vitest.mjs', `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); ${leave('vitest.json', vitest)}`);
    runner('@playwright/test/cli.js', leave('playwright.json', playwright));
    const run = tree.command('build/test.mjs');
    const code = await run.ended;
    return { last: run.said().trimEnd().split('\n').at(-1) ?? '', code };
  };
  const passed = `leave({ numPassedTests: 10, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1, testResults: [] });`;
  const specs = `leave({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 3 } });`;

  test.each([
    ['all is well', passed, specs, '17 passed, 0 failed, 6 skipped', 0],
    ['a test fails', `leave({ numPassedTests: 9, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }] }); process.exit(1);`, specs, '16 passed, 1 failed, 3 skipped', 1],
    ['a file fails as a whole beside a test that fails', `leave({ numPassedTests: 9, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }, { status: 'failed', assertionResults: [] }] }); process.exit(1);`, specs, '16 passed, 2 failed, 3 skipped', 1],
    ['the runner of the tests is killed and leaves half a report', `leave('{"numPassed'); process.kill(process.pid, 'SIGKILL');`, specs, '7 passed, 1 failed, 3 skipped', 1],
    ['the tests pass but something beside them failed', `${passed} process.exit(1);`, specs, '17 passed, 1 failed, 6 skipped', 1],
    ['a spec fails and one is flaky', passed, `leave({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }); process.exit(1);`, '15 passed, 2 failed, 3 skipped', 1],
    ['the runner of the specs crashes', passed, `throw new Error('crash');`, '12 passed, 1 failed, 3 skipped', 1],
  ])('are the last line when %s', async (_, vitest, playwright, last, code) => {
    expect(await withRunners(vitest, playwright)).toEqual({ last, code });
  });

  test('are the last line when it does not come to a test', async () => {
    const tree = newTree();
    const run = tree.command('build/test.mjs', { FAIL: 'build' });
    expect(await run.ended).toBe(1);
    expect(run.said().trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });
});
