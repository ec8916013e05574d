import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A Chromium to run: the one named by DAYBOOK_CHROMIUM, an installed one, or the one that comes as a package. */
const findChromium = async (): Promise<string> => {
  const found = process.env['DAYBOOK_CHROMIUM'] ?? installed.find((file) => existsSync(file));
  if (found !== undefined) return found;
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
};

const flags = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-port=0'];

export type Chromium = { context: BrowserContext; endpoint: string; end: () => Promise<void> };

/** Starts a Chromium of its own, with an endpoint that tests may attach to. Signals are the app's to answer, not the browser's. */
export const startChromium = async (): Promise<Chromium> => {
  const profile = mkdtempSync(join(tmpdir(), 'daybook-stand-in-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    viewport: { width: 1_280, height: 860 },
    args: [...flags, '--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const [port, path] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return {
    context,
    endpoint: `ws://127.0.0.1:${port ?? ''}${path ?? ''}`,
    end: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
