import { connect, type Socket } from 'node:net';

/** What came back over a bare connection: everything is as the server sent it. `isClosed` says that the server ended the connection. */
export type Answer = { status: number; headers: Record<string, string>; body: string; raw: string };

const parse = (raw: string): Answer => {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()]));
  return { status: Number(line.split(' ')[1] ?? 0), headers, body: rest.join('\r\n\r\n'), raw };
};

const isWhole = ({ status, headers, body }: Answer): boolean => {
  if (status === 101) return true;
  if (status === 204 || status === 304) return true;
  const length = headers['content-length'];
  return length === undefined ? body.endsWith('0\r\n\r\n') : Buffer.byteLength(body, 'latin1') >= Number(length);
};

/** Sends bytes as they are and gives the first answer; a server that closes without one gives status 0. */
export const send = (port: number, text: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let raw = '';
    const socket: Socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    const finish = (): void => {
      socket.destroy();
      resolve(parse(raw));
    };
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => {
      raw += part;
      if (raw.includes('\r\n\r\n') && isWhole(parse(raw))) finish();
    });
    socket.on('end', finish);
    socket.on('close', finish);
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? finish() : reject(error)));
  });

/** A request with exactly these headers, so that Host can be anything or missing. */
export const request = (port: number, method: string, target: string, headers: Record<string, string | null>, body = ''): Promise<Answer> => {
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  const length = body === '' && method === 'GET' ? [] : [`content-length: ${Buffer.byteLength(body, 'latin1')}`];
  return send(port, `${method} ${target} HTTP/1.1\r\n${[...lines, ...length].map((line) => `${line}\r\n`).join('')}\r\n${body}`);
};

export const upgradeHeaders = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
