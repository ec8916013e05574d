/** A name as a part of the name of a file: words and digits of any script, joined by dashes, at most 80 characters. */
export const fileWords = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 80);
