import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDeckTemplates } from '#electron/services/deck-templates.ts';
import { createAccounts } from '#electron/services/accounts.ts';
import { createSettings } from '#electron/services/settings.ts';
import { undo } from '#electron/store/undo.ts';
import { publishedBrand } from '#shared/presets/brand.ts';
import { bar, madeTemplate, usualLayouts } from '#tests/decks/made-templates.ts';
import { openTestBook } from '#tests/services/test-book.ts';

const me = { window: 'one' };
type Book = Awaited<ReturnType<typeof openTestBook>>;
let book: Book;
let decks: ReturnType<typeof createDeckTemplates>;
beforeEach(async () => {
  book = await openTestBook({ now: '2026-03-16T09:00:00.000Z' });
  decks = createDeckTemplates(book.context);
});
afterEach(() => book.close());

const put = (bytes: Uint8Array): string => {
  const fileId = book.context.store.newId();
  decks.put({ fileId, at: 0, base64: Buffer.from(bytes).toString('base64') });
  return fileId;
};
const template = (colour = 'ABCDEF'): Promise<Uint8Array> => madeTemplate({ layouts: usualLayouts, masterExtra: bar([0, 0, 0.6, 7.5], `<a:srgbClr val="${colour}"/>`) });
const png = (width: number, height: number): Buffer => {
  const chunk = (name: string, body: Buffer): Buffer => {
    const out = Buffer.alloc(body.length + 12);
    out.writeUInt32BE(body.length, 0);
    out.write(name, 4, 'latin1');
    body.copy(out, 8);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(4))), chunk('IEND', Buffer.alloc(0))]);
};
const jpeg = (width: number, height: number): Buffer => {
  const frame = Buffer.alloc(11);
  frame.writeUInt16BE(0xffc2, 0);
  frame.writeUInt16BE(9, 2);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]), frame, Buffer.alloc(4)]);
};

describe('templates', () => {
  test('are read once, listed, renamed, corrected and removed, each with undo', async () => {
    const { id, label, changeId } = await decks.addTemplate({ fileId: put(await template()), fileName: 'Company 2026.potx' }, me);
    expect(label).toBe('Added the template Company 2026');
    expect(decks.templates()).toMatchObject([{ id, name: 'Company 2026', fileName: 'Company 2026.potx', layouts: 3, isDefault: false, doubts: [] }]);
    const opened = await decks.template({ id }, me);
    expect(opened.mapping).toEqual(opened.proposed);
    expect(opened.look).toMatchObject({ name: 'Company 2026', templateId: id, fonts: { head: 'Georgia', body: 'Arial' } });

    const corrected = { ...opened.mapping, section: opened.mapping.title };
    await decks.remapTemplate({ id, mapping: corrected }, me);
    expect((await decks.template({ id }, me)).mapping).toEqual(corrected);
    await decks.renameTemplate({ id, name: 'Company' }, me);
    expect((await decks.template({ id }, me)).look.name).toBe('Company');
    await decks.removeTemplate({ id }, me);
    expect(decks.templates()).toEqual([]);
    await undo(book.context.store, me.window, null);
    expect(decks.templates()).toMatchObject([{ id, name: 'Company' }]);
    await expect(decks.template({ id: book.context.store.newId() }, me)).rejects.toThrow('not in this book any more');
    expect(changeId).not.toBe('');
  });

  test('give the pictures of their paper by hash, and nothing else of what is kept', async () => {
    const { id } = await decks.addTemplate({ fileId: put(await template()), fileName: 'a.pptx' }, me);
    const { look } = await decks.template({ id }, me);
    const [picture] = look.places.content.paper.flatMap((one) => (one.kind === 'picture' ? [one.hash] : []));
    const { mediaType, base64 } = decks.picture({ hash: picture ?? '' });
    expect([mediaType, Buffer.from(base64, 'base64').toString()]).toEqual(['image/svg+xml', expect.stringContaining('#ABCDEF')]);
    const [file] = book.context.store.db.prepare<[], { hash: string }>(`SELECT hash FROM deck_templates`).all();
    expect(() => decks.picture({ hash: file?.hash ?? '' })).toThrow('not in this book');
  });

  test('are refused with a sentence where they are none, and one file is added once', async () => {
    await expect(decks.addTemplate({ fileId: put(Buffer.from('no template')), fileName: 'a.pptx' }, me)).rejects.toThrow('not a PowerPoint file');
    await expect(decks.addTemplate({ fileId: book.context.store.newId(), fileName: 'a.pptx' }, me)).rejects.toThrow('not held any more');
    const bytes = await template();
    await decks.addTemplate({ fileId: put(bytes), fileName: 'a.pptx' }, me);
    await expect(decks.addTemplate({ fileId: put(bytes), fileName: 'b.pptx' }, me)).rejects.toThrow('a template already: “a”');
    expect(decks.templates()).toHaveLength(1);
    expect(() => decks.put({ fileId: book.context.store.newId(), at: 21 * 1024 * 1024, base64: '' })).toThrow('larger than 20 MB');
  });

  test('that another version read are read again when they are opened', async () => {
    const { id } = await decks.addTemplate({ fileId: put(await template()), fileName: 'a.pptx' }, me);
    const opened = await decks.template({ id }, me);
    const stale = `{"read":"gone","version":0,"roles":${JSON.stringify({ ...opened.mapping, section: opened.mapping.title })}}`;
    await book.context.store.write({ window: 'two', label: 'Aged', words: [] }, () => {
      book.context.store.db.prepare('UPDATE deck_templates SET mapping = ? WHERE id = ?').run(stale, id);
      return {};
    });
    expect(decks.templates()).toMatchObject([{ id, layouts: 0 }]);
    const again = await decks.template({ id }, me);
    expect(again.read).toEqual(opened.read);
    expect(again.mapping.section).toEqual(opened.mapping.title);
  });

  test('say that new decks are made in them, and take the footer of the brand', async () => {
    const { id } = await decks.addTemplate({ fileId: put(await template()), fileName: 'a.pptx' }, me);
    await createSettings(book.context).save({ brand: { ...publishedBrand, templateId: id, footer: 'Confidential' } }, me);
    expect(decks.templates()).toMatchObject([{ isDefault: true }]);
    expect((await decks.template({ id }, me)).look.footerText).toBe('Confidential');
  });
});

describe('logos', () => {
  test.each<[string, Buffer, string]>([['PNG', png(400, 120), 'image/png'], ['JPEG', jpeg(400, 120), 'image/jpeg']])('a %s has its sides, is served as data, and goes away again', async (_kind, bytes, mediaType) => {
    const { id: accountId } = await createAccounts(book.context).create({ name: 'Blue Heron' }, me);
    expect(decks.logo({ accountId })).toBeNull();
    expect((await decks.setLogo({ accountId, fileId: put(bytes) }, me)).label).toBe('Set the logo of Blue Heron');
    expect(decks.logo({ accountId })).toMatchObject({ mediaType, width: 400, height: 120, base64: bytes.toString('base64') });
    await decks.setLogo({ accountId, fileId: null }, me);
    expect(decks.logo({ accountId })).toBeNull();
    await undo(book.context.store, me.window, null);
    expect(decks.logo({ accountId })).toMatchObject({ mediaType });
  });

  test.each<[string, Buffer, string]>([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'A logo is a PNG or a JPEG'],
    ['half a PNG', png(10, 10).subarray(0, 14), 'damaged'],
    ['half a JPEG', jpeg(10, 10).subarray(0, 9), 'damaged'],
    ['a PNG without sides', png(0, 10), 'damaged'],
    ['a huge one', png(60_000, 10), '6,000 at most to a side'],
    ['a heavy one', Buffer.concat([png(10, 10), Buffer.alloc(5 * 1024 * 1024)]), 'larger than 5 MB'],
  ])('%s is refused', async (_kind, bytes, says) => {
    const { id: accountId } = await createAccounts(book.context).create({ name: 'Blue Heron' }, me);
    await expect((async () => decks.setLogo({ accountId, fileId: put(bytes) }, me))()).rejects.toThrow(says);
    expect(decks.logo({ accountId })).toBeNull();
  });
});
