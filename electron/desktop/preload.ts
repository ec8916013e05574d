import { contextBridge, ipcRenderer } from 'electron';
import type { NativeHost, PortMessage } from '#shared/native.ts';

const host: NativeHost = {
  kind: 'desktop',
  platform: process.platform,
  openExternal: (href) => ipcRenderer.invoke('open-external', href) as Promise<boolean>,
  showDataFolder: () => ipcRenderer.invoke('show-data-folder') as Promise<void>,
};
contextBridge.exposeInMainWorld('daybookHost', host);

// The page asks when it is ready to listen, so that no port is handed to a page that is not there yet; a reload asks anew.
window.addEventListener('message', ({ source, data }: MessageEvent<PortMessage | null>) => {
  if (source === window && data?.daybook === 'want-port') ipcRenderer.send('want-port');
});
ipcRenderer.on('port', ({ ports }) => {
  const message: PortMessage = { daybook: 'port' };
  window.postMessage(message, location.origin, [...ports]);
});
