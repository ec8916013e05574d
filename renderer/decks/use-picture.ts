import { useRead } from '#renderer/data/reads.ts';

/** The address of a picture of slides by its hash, as data; `null` until it is there. Scripts of an SVG never run in an image. */
export const usePicture = (hash: string): string | null => {
  const { data } = useRead('decks', 'picture', { hash });
  return data === undefined ? null : `data:${data.mediaType};base64,${data.base64}`;
};
