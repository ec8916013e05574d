/**
 * What a page may ask of the machine beside the contract; the desktop host's preload puts it on the page as `daybookHost`.
 * `platform` is Node's name of the system ('linux', 'darwin', 'win32').
 */
export type NativeHost = {
  kind: 'desktop';
  platform: string;
  /** Opens a web or mail link in the person's own program; false where the link is none of these. */
  openExternal: (href: string) => Promise<boolean>;
  /** Shows the folder of the book in the system's file manager. */
  showDataFolder: () => Promise<void>;
};

/** What passes between page and preload by `window.postMessage`: the page wants its port; the preload hands it over. */
export type PortMessage = { daybook: 'want-port' } | { daybook: 'port' };
