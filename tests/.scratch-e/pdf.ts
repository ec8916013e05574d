import { sample } from './rep.ts';
let t = performance.now();
const lap = (what: string) => { console.log(what, Math.round(performance.now() - t)); t = performance.now(); };
const a = await import('pdfmake/build/pdfmake.min.js'); lap('pdfmake');
const b = await import('pdfmake/build/vfs_fonts.js'); lap('fonts');
const { valuePdf } = await import('#electron/documents/value-pdf.ts'); lap('mine');
await valuePdf(sample); lap('first'); await valuePdf(sample); lap('second');
