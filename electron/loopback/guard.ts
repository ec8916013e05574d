import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A secret of 256 bits that is safe in an address, a header and a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
/** Compares in constant time, whatever the lengths. */
export const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted));

/** The keys of links that were handed out and not used yet, and the one session cookie that they are traded for. */
export const createSessions = (port: number) => {
  const unused: string[] = [];
  const session = newSecret();
  const cookie = `daybook-${port}`;
  return {
    /** A new link key. The ten newest stay good. */
    newKey: (): string => {
      const key = newSecret();
      unused.push(key);
      if (unused.length > 10) unused.shift();
      return key;
    },
    isUnused: (key: string): boolean => unused.reduce((found, one) => isSame(key, one) || found, false),
    /** Uses a key up; the `set-cookie` value, or `null` where the key is not good (any more). */
    exchange: (key: string): string | null => {
      const at = unused.findIndex((one) => isSame(key, one));
      if (at < 0) return null;
      unused.splice(at, 1);
      return `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    /** True where the request carries this host's session. */
    has: (request: IncomingMessage): boolean =>
      (request.headers.cookie ?? '').split(';').some((part) => {
        const [name, value] = part.trim().split('=', 2);
        return name === cookie && value !== undefined && isSame(value, session);
      }),
  };
};
export type Sessions = ReturnType<typeof createSessions>;

/**
 * What is wrong with where a request comes from, or `null`. The Host must be this server to the letter, which stops DNS rebinding; an
 * Origin, where there is one, must be this page, and anything but a plain GET must have one.
 */
export const refusalOf = (request: Pick<IncomingMessage, 'headers' | 'method'> & { isUpgrade: boolean }, port: number): string | null => {
  const host = `127.0.0.1:${port}`;
  const { origin, host: given } = request.headers;
  if (given !== host) return 'Host check failed.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Origin check failed.';
  if (origin === undefined && (request.isUpgrade || request.method !== 'GET')) return 'Origin check failed.';
  return null;
};

/** True where a browser says that another site asks; a page of another port on this machine is another site here. */
export const isFromElsewhere = (request: Pick<IncomingMessage, 'headers'>): boolean => {
  const site = request.headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
};
