import { longestLogoSide } from '#shared/deck-templates.ts';
import { DaybookError } from '#shared/errors.ts';

/** A picture that a slide can show; sides are pixels. */
export type LogoFile = { mediaType: 'image/png' | 'image/jpeg'; width: number; height: number };

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const damaged = 'The picture is damaged. Open it, save it again as PNG or JPEG and choose that.';
/** Markers of a JPEG that begin a frame, which has the sides (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegSides = (bytes: Buffer): { width: number; height: number } | null => {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};

/** What a file of a logo is. @throws DaybookError INVALID for what is no PNG or JPEG, damaged, or too large to be shown. */
export const logoOf = (bytes: Buffer): LogoFile => {
  const refuse = (sentence: string): never => {
    throw new DaybookError('INVALID', sentence, 'file');
  };
  const isPng = bytes.subarray(0, 8).equals(pngStart);
  if (!isPng && !(bytes[0] === 0xff && bytes[1] === 0xd8)) return refuse('A logo is a PNG or a JPEG. Save it as one of them and choose that; an SVG does not show in every version of PowerPoint.');
  const sides = isPng ? (bytes.length > 24 && bytes.toString('latin1', 12, 16) === 'IHDR' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null) : jpegSides(bytes);
  if (sides === null || sides.width === 0 || sides.height === 0) return refuse(damaged);
  if (sides.width > longestLogoSide || sides.height > longestLogoSide) return refuse(`The picture is ${sides.width} by ${sides.height} pixels. A logo is ${longestLogoSide.toLocaleString('en')} at most to a side.`);
  return { mediaType: isPng ? 'image/png' : 'image/jpeg', ...sides };
};
