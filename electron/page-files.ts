import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // A large spreadsheet is packed in a worker that the writer's library makes from a blob of its own code.
  "worker-src 'self' blob:",
  // Mantine and the editor set styles on elements; scripts never come from the page's text.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** What every answer that carries a part of the page says, refusals too, in both hosts. */
export const pageHeaders: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Segments of plain letters that do not begin with a dot; so no `..`, no escapes, no backslash, no NUL, no drive letters. */
const plainPath = /^(?:\/[\w-][\w.-]*)+$/;

/** A file of the page and its content type. `file` is absolute, with every link resolved. */
export type PageFile = { file: string; contentType: string };

/**
 * The file of the built page that a URL's path names, `/` being the page itself. Nothing outside of `root` is ever named, not even by a
 * symbolic link, and no folder or file of an unknown kind.
 * @param urlPath the path as the URL carries it, still percent-encoded, without query or hash.
 */
export const resolvePageFile = (root: string, urlPath: string): PageFile | null => {
  const path = urlPath === '/' ? '/index.html' : urlPath;
  const contentType = contentTypes[extname(path).toLowerCase()];
  if (contentType === undefined || !plainPath.test(path)) return null;
  try {
    const file = realpathSync(join(root, path));
    return file.startsWith(realpathSync(root) + sep) && statSync(file).isFile() ? { file, contentType } : null;
  } catch {
    return null;
  }
};
