/**
 * Chromium knows no scheme of ours, so that daybook://app/ is shown as https://app.daybook.localhost/: also standard, secure and an origin
 * of its own. Main never sees the difference: every address that goes either way is put into the other form here.
 */
const ending = '.localhost';

export const toBrowser = (address: string): string => address.replace(/^([a-z]+):\/\/([a-z]+)(?=[/?#]|$)/, (whole, scheme: string, host: string) => (isWebScheme(scheme) ? whole : `https://${host}.${scheme}${ending}`));

export const toMain = (address: string): string => address.replace(/^https:\/\/([a-z]+)\.([a-z]+)\.localhost(?=[/?#]|$)/, '$2://$1');

const isWebScheme = (scheme: string): boolean => ['http', 'https', 'file', 'ws', 'wss', 'blob', 'data'].includes(scheme);

/** The scheme of an address as main knows it, without its colon. */
export const schemeOf = (address: string): string => toMain(address).split(':', 1)[0] ?? '';
