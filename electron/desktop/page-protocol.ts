import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { pageHeaders, resolvePageFile } from '#electron/page-files.ts';

/** The one origin of the page, and the only address that a window may show. */
export const pageOrigin = 'daybook://app';
export const pageAddress = `${pageOrigin}/`;

/** Standard and secure, so that modules, relative addresses and storage work as on the web; told to Electron before it is ready. */
export const pageScheme: CustomScheme = { scheme: 'daybook', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } };

/** True for an address of the page itself; anything that cannot be read as an address is none. */
export const isPageAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === 'daybook:' && host === 'app' && username === '' && password === '';
};

const refuse = (status: number, sentence: string): Response =>
  new Response(sentence, { status, headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8' } });

/** Serves the built page out of one folder, and nothing else. Every answer carries the page's headers. */
export const servePage =
  (root: string) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET') return refuse(405, 'The page can only be read.');
    if (!isPageAddress(request.url)) return refuse(403, 'This is not an address of Daybook.');
    const found = resolvePageFile(root, new URL(request.url).pathname);
    if (found === null) return refuse(404, 'There is no such part of the page.');
    return new Response(await readFile(found.file), { headers: { ...pageHeaders, 'content-type': found.contentType } });
  };
