import JSZip from 'jszip';

/** The first day that a zip can say; every entry has it, so that the same contents give the same bytes. JSZip writes the hours of UTC. */
const day = new Date(Date.UTC(1980, 0, 1));

/** The entries as a zip, by name and with the types first, as readers of Office files expect them. The same entries give the same bytes. */
export const zipOf = async (entries: ReadonlyMap<string, string | Uint8Array>): Promise<Uint8Array> => {
  const zip = new JSZip();
  const first = '[Content_Types].xml';
  const names = [...entries.keys()].toSorted((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  for (const name of names) zip.file(name, entries.get(name) ?? '', { date: day, createFolders: false });
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 }, platform: 'DOS' });
};
