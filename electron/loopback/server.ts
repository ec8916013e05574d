import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, type Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { createSessions, isFromElsewhere, isSame, newSecret, refusalOf } from '#electron/loopback/guard.ts';
import { pageHeaders, resolvePageFile } from '#electron/page-files.ts';

/** The pieces of a file travel at 512 KiB of base64 (imports.put); nothing longer is read. */
const longestMessage = 1_048_576;
const longestBody = 1_024;

export type LoopbackParts = {
  port: number;
  pageFolder: string;
  /** Joins a window's socket to the backend. */
  connect: (socket: WebSocket, window: string) => void;
};

const keyBody = z.strictObject({ key: z.string().max(200) });
const windowName = /^[\w-]{1,64}$/;

const lockedPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Daybook</title></head><body><main><h1>This link was used already</h1><p>Each start of Daybook makes a link that opens once. Run the start command again; it shows a new link to the book that is open.</p></main></body></html>`;

const answer = (response: ServerResponse, status: number, body = '', headers: Record<string, string> = {}): void => {
  response.writeHead(status, { ...pageHeaders, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(body);
};

const readBody = (request: IncomingMessage): Promise<string | null> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > longestBody) resolve(null);
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString('utf8')));
    request.on('error', () => resolve(null));
  });

/**
 * Serves the page and the contract under one guarded origin on this machine. Only this address, this page and the holder of the session
 * cookie are answered; the cookie is given once for the key of a link.
 */
export const serveLoopback = async ({ port: wanted, pageFolder, connect }: LoopbackParts) => {
  const secret = newSecret();
  const server = createServer({ requireHostHeader: false, maxHeaderSize: 16_384, headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000 });
  server.maxConnections = 200;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const sessions = createSessions(port);
  const newAddress = (): string => `${origin}/?key=${sessions.newKey()}`;

  const isJson = (request: IncomingMessage): boolean => request.headers['content-type'] === 'application/json';

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isJson(request)) return answer(response, 415, 'Send JSON.');
    const body = await readBody(request);
    if (body === null) return answer(response, 413, 'That is too long.', { connection: 'close' });
    const parsed = keyBody.safeParse(safeJson(body));
    const cookie = parsed.success ? sessions.exchange(parsed.data.key) : null;
    if (cookie === null) return answer(response, 401, 'This link was used already.');
    return answer(response, 204, '', { 'set-cookie': cookie });
  };

  const sendPage = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const isPage = url.pathname === '/';
    const key = url.searchParams.get('key');
    const mayOpen = key !== null && sessions.isUnused(key);
    if (isPage && !mayOpen && !sessions.has(request)) return answer(response, 401, lockedPage, { 'content-type': 'text/html; charset=utf-8' });
    if (!mayOpen && isFromElsewhere(request)) return answer(response, 403, 'Origin check failed.');
    const found = resolvePageFile(pageFolder, (request.url ?? '/').split('?', 1)[0] ?? '/');
    if (found === null) return answer(response, 404, 'There is no such file.');
    response.writeHead(200, { ...pageHeaders, 'content-type': found.contentType, 'cache-control': isPage ? 'no-store' : 'private, max-age=31536000, immutable' });
    // A file that goes away meanwhile, as in a build, ends this answer and nothing else.
    pipeline(createReadStream(found.file), response, () => {});
  };

  server.on('request', (request, response) => {
    const url = URL.parse(request.url ?? '/', origin);
    if (url === null) return answer(response, 400, 'That is not an address.');
    if (url.pathname === '/link' && request.method === 'POST') {
      const isOwn = request.headers.host === `127.0.0.1:${port}` && request.headers.origin === undefined && isSame(request.headers.authorization ?? '', `Bearer ${secret}`);
      return isOwn ? answer(response, 200, JSON.stringify({ address: newAddress() }), { 'content-type': 'application/json' }) : answer(response, 403, 'Refused.');
    }
    const refusal = refusalOf({ headers: request.headers, method: request.method ?? '', isUpgrade: false }, port);
    if (refusal !== null) return answer(response, 403, refusal);
    if (url.pathname === '/session' && request.method === 'POST') return void exchange(request, response);
    if (request.method !== 'GET') return answer(response, 405, 'Only GET is answered here.', { allow: 'GET' });
    if (url.pathname === '/session') return sessions.has(request) ? answer(response, 204) : answer(response, 401, 'No session.');
    return sendPage(request, response, url);
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false });
  /** Refuses on a bare socket, where there is no response to write to. */
  const refuse = (socket: Duplex, status: string): void => {
    if (!socket.writable) return void socket.destroy();
    const headers = Object.entries({ ...pageHeaders, 'cache-control': 'no-store', 'content-length': '0', connection: 'close' });
    socket.end(`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  };
  const statusOf: Record<string, string> = { HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large', ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout' };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuse(socket, statusOf[error.code ?? ''] ?? '400 Bad Request'));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = URL.parse(request.url ?? '/', origin);
    const window = url?.searchParams.get('window') ?? '';
    if (refusalOf({ headers: request.headers, method: request.method ?? '', isUpgrade: true }, port) !== null) return refuse(socket, '403 Forbidden');
    if (!sessions.has(request)) return refuse(socket, '401 Unauthorized');
    if (request.method !== 'GET' || url?.pathname !== '/contract' || !windowName.test(window)) return refuse(socket, '404 Not Found');
    return sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', () => opened.terminate());
      connect(opened, window);
    });
  });

  return {
    port,
    address: origin,
    secret,
    newAddress,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const safeJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
