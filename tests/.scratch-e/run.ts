import { writeFileSync } from 'node:fs';
import { reportFile } from '#electron/documents/value-file.ts';
import { sample } from './rep.ts';
for (const format of ['pptx', 'pdf', 'docx', 'md'] as const) { const t = performance.now(); const f = await reportFile(sample, format); console.log(f.fileName, f.base64.length, performance.now() - t); writeFileSync(`/tmp/try-e/raw.${format === 'pdf' ? 'own.pdf' : format}`, Buffer.from(f.base64, 'base64')); }
