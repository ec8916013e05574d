import { ipcMain, shell, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { z } from 'zod';
import { isSafeHref } from '#shared/rich-text.ts';
import { pageOrigin } from './page-protocol.ts';

/** Opens a web or mail link in the person's own program; anything else is left alone. The only way out of Daybook. */
export const openLink = async (href: string): Promise<boolean> => {
  if (!isSafeHref(href) || !URL.canParse(href)) return false;
  await shell.openExternal(href);
  return true;
};

/** Only the page itself, in the main frame of a window that this process made, is answered. */
const isFromPage = ({ sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent, isOurs: (contents: WebContents) => boolean): boolean =>
  isOurs(sender) && senderFrame !== null && !senderFrame.detached && senderFrame.parent === null && senderFrame.origin === pageOrigin;

const none = z.tuple([]);
/** Windows cuts a mail link at 2,081 characters by itself; the limit here only keeps nonsense out. */
const oneHref = z.tuple([z.string().max(32_000)]);

export type NativeParts = { dataDir: string; isOurs: (contents: WebContents) => boolean; onWantPort: (contents: WebContents) => void };

/** The three channels of the preload; each checks who sends, then what. */
export const serveNative = ({ dataDir, isOurs, onWantPort }: NativeParts): void => {
  const answer = <Input>(channel: string, input: z.ZodType<Input>, act: (input: Input) => Promise<unknown>): void =>
    ipcMain.handle(channel, async (event, ...sent: unknown[]) => {
      if (!isFromPage(event, isOurs)) throw new Error('Only the page of Daybook is answered.');
      const read = input.safeParse(sent);
      if (!read.success) throw new Error('That cannot be asked so.');
      return act(read.data);
    });

  answer('open-external', oneHref, ([href]) => openLink(href));
  answer('show-data-folder', none, async () => {
    const failure = await shell.openPath(dataDir);
    if (failure !== '') throw new Error(failure);
  });
  ipcMain.on('want-port', (event, ...sent: unknown[]) => {
    if (isFromPage(event, isOurs) && none.safeParse(sent).success) onWantPort(event.sender);
  });
};
