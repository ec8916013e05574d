import { isSafeHref } from '#shared/rich-text.ts';
import { native } from '#renderer/data/transport.ts';

/** Opens a web or mail link in the person's own program; anything else is not opened. */
export const openLink = (href: string): void => {
  if (!isSafeHref(href)) return;
  if (native !== undefined) void native.openExternal(href);
  else if (/^mailto:/i.test(href)) location.href = href;
  else window.open(href, '_blank', 'noopener,noreferrer');
};
