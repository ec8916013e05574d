import type Electron from 'electron';
import type { Page } from 'playwright-core';
import { toBrowser } from '#tests/electron-stand-in/page-address.ts';
import { records } from '#tests/electron-stand-in/records.ts';

type Session = Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerDictionaryDownloadURL'>;
type Protocol = Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

export const permissionHandlers: {
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  device: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
} = { request: null, check: null, device: null };

const defaultSession: Session = {
  setPermissionRequestHandler: (handler) => {
    permissionHandlers.request = handler;
  },
  setPermissionCheckHandler: (handler) => {
    permissionHandlers.check = handler;
  },
  setDevicePermissionHandler: (handler) => {
    permissionHandlers.device = handler;
  },
  setSpellCheckerDictionaryDownloadURL: (url) => {
    records.spellCheckerUrl = url;
  },
};
export const session = { defaultSession };

export const schemeHandlers = new Map<string, Parameters<Electron.Protocol['handle']>[1]>();
export const protocol: Protocol = {
  registerSchemesAsPrivileged: (schemes) => void records.schemes.push(...schemes),
  handle: (scheme, handler) => void schemeHandlers.set(scheme, handler),
};

type Permission = Parameters<NonNullable<typeof permissionHandlers.check>>[1];
/** Electron's name of a permission beside the browser's. */
const permissions: [Permission, string][] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['idle-detection', 'idle-detection'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['notifications', 'notifications'],
  ['persistent-storage', 'persistent-storage'],
  ['screen-wake-lock', 'screen-wake-lock'],
  ['window-management', 'window-management'],
];

/** Tells the browser what main's check handler says of each permission; Electron would ask it each time. */
export const applyPermissions = async (page: Page): Promise<void> => {
  // The browser forgets what this session said when it is detached.
  const devtools = await page.context().newCDPSession(page);
  for (const [permission, name] of permissions) {
    const isGranted = permissionHandlers.check?.(null, permission, 'daybook://app/', { isMainFrame: true, requestingUrl: 'daybook://app/' }) ?? true;
    await devtools.send('Browser.setPermission', { permission: { name }, setting: isGranted ? 'granted' : 'denied', origin: toBrowser('daybook://app') });
  }
};
