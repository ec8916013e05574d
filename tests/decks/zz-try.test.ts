import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { readTemplate } from '#electron/decks/template-read.ts';
import { graft } from '#electron/decks/template-graft.ts';
import { proposeMapping } from '#shared/deck-template.ts';
import { lookOf } from '#shared/template-look.ts';
import { madeDeck } from '#tests/decks/made-decks.ts';
test('x', async () => {
  for (const f of ['EmptySlidePlaceholders','SlideWithCharts','SlidesWithAdditionalMaster','prs-notes']) {
    const bytes = readFileSync(`/work/shared/data/pptx/${f}.pptx`);
    const { read } = readTemplate(bytes);
    const m = proposeMapping(read);
    const look = lookOf(read, m, { id: 'x', name: f });
    const deck = await madeDeck(look);
    writeFileSync(`/tmp/tpl/plain-${f}.pptx`, deck);
    const t = performance.now();
    const out = await graft(deck, bytes, m);
    console.log(f, performance.now() - t, out.length);
    writeFileSync(`/tmp/tpl/graft-${f}.pptx`, out);
  }
});
