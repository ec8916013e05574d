import { expect, test } from 'vitest';
import { matchOf } from '#shared/search.ts';

test.each([
  ['security pack', '"security" "pack"*'],
  ['  Ünal  ', '"Ünal"*'],
  ['a AND b NOT "c', '"a" "AND" "b" "NOT" "c"*'],
  ['body_text:x', '"body" "text" "x"*'],
  ['*^()', null],
  ['', null],
])('%j is searched as %j', (typed, match) => expect(matchOf(typed)).toBe(match));
