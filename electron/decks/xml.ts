// eslint-disable-next-line no-control-regex -- Those are the characters meant.
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text without what XML 1.0 has no place for: control characters, and halves of pairs. */
export const writable = (text: string): string => text.replaceAll(unwritable, '');
/** A text as it stands in XML, in content and in attributes. */
export const xmlText = (text: string): string => writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
