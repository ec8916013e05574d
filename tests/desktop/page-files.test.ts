import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPageAddress, servePage } from '#electron/desktop/page-protocol.ts';
import { pageHeaders, resolvePageFile } from '#electron/page-files.ts';
import { hostilePaths } from '#tests/desktop/hostile.ts';

let folder: string;
let root: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-page-'));
  root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-secret'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'index-Bx_9.js'), 'export {}');
  writeFileSync(join(root, 'assets', 'a.b.woff2'), 'font');
  writeFileSync(join(root, '.hidden.js'), 'secret');
  writeFileSync(join(root, 'program.exe'), 'secret');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'renderer-secret', 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(join(folder, 'renderer-secret'), join(root, 'linked'));
  mkdirSync(join(root, 'folder.html'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of the page', () => {
  test.each([
    ['/', 'index.html', 'text/html; charset=utf-8'],
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/index-Bx_9.js', 'assets/index-Bx_9.js', 'text/javascript; charset=utf-8'],
    ['/assets/a.b.woff2', 'assets/a.b.woff2', 'font/woff2'],
  ])('%s is %s', (path, file, contentType) => {
    expect(resolvePageFile(root, path)).toEqual({ file: join(root, file), contentType });
  });

  test.each(['/link.txt', '/linked/secret.txt', '/folder.html', '/.hidden.js', '/program.exe', '/assets', '/assets/', '/missing.js', ''])('%s is refused', (path) => {
    expect(resolvePageFile(root, path)).toBeNull();
  });

  test('of at least 60 hostile paths none names a file', () => {
    expect(hostilePaths.length).toBeGreaterThanOrEqual(60);
    expect(hostilePaths.filter((path) => resolvePageFile(root, path) !== null)).toEqual([]);
  });
});

describe('the page protocol', () => {
  const ask = (address: string, method = 'GET'): Promise<Response> => servePage(root)(new Request(address, { method }));

  test('serves the page with its headers', async () => {
    const answer = await ask('daybook://app/?from=test#/today');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(Object.fromEntries(answer.headers)).toEqual({ ...pageHeaders, 'content-type': 'text/html; charset=utf-8' });
  });

  test('every answer carries the whole policy, refusals too', async () => {
    const addresses = ['daybook://app/', 'daybook://app/missing.js', 'daybook://other/index.html', ...hostilePaths.map((path) => `daybook://app${path.startsWith('/') ? '' : '/'}${path}`)];
    const answers = await Promise.all(addresses.filter((address) => URL.canParse(address)).map((address) => ask(address)));
    expect(answers.length).toBeGreaterThanOrEqual(60);
    for (const { headers } of answers) for (const [name, value] of Object.entries(pageHeaders)) expect(headers.get(name)).toBe(value);
    for (const answer of answers) expect(await answer.text()).not.toContain('secret');
    expect(pageHeaders['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'",
    );
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    expect((await ask('daybook://app/', method)).status).toBe(405);
  });

  test.each(['daybook://evil/', 'daybook://app.evil/', 'daybook://user@app/', 'daybook://app:80/', 'daybook:app/', 'https://app/', 'file:///app/', 'about:blank', 'blob:daybook://app/1', '', 'app'])(
    '%s is no address of the page',
    (address) => {
      expect(isPageAddress(address)).toBe(false);
    },
  );
});
