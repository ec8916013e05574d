import { expect, test } from 'vitest';
import { cutTo, linesHeight, textWidth, wrapped } from '#shared/text-measure.ts';

const arial = { size: 12, bold: false, font: 'Arial' };

test.each([
  // Widths of the Adobe Helvetica metrics: H 722, e 556, l 222, o 556; a digit 556.
  ['Hello', 12, false, (722 + 556 + 222 + 222 + 556) * 12 / 72_000],
  ['1234567890', 24, false, 5560 * 24 / 72_000],
  ['Hello', 12, true, (722 + 556 + 278 + 278 + 611) * 12 / 72_000],
  ['', 12, false, 0],
  ['客户', 12, false, 2 * 12 / 72],
  // Of four characters that stand, one carries an accent of its own.
  ['Cafe\u0301', 12, false, (722 + 556 + 278 + 556) * 12 / 72_000],
])('%s takes its width and a little slack', (text, size, bold, inches) => {
  expect(textWidth(text, { size, bold, font: 'Arial' })).toBeGreaterThanOrEqual(inches);
  expect(textWidth(text, { size, bold, font: 'Arial' })).toBeLessThanOrEqual(inches * 1.02);
});

test('a font that nobody measured counts as wider', () => {
  expect(textWidth('Hello', { ...arial, font: 'Some font of theirs' })).toBeGreaterThan(textWidth('Hello', arial));
});

test.each([
  ['one two three', 0.62, ['one two', 'three']],
  ['one two three', 10, ['one two three']],
  ['a\nb', 10, ['a', 'b']],
  ['', 10, ['']],
  ['first-rate', 0.5, ['first-', 'rate']],
  ['18\u00A0% more', 0.42, ['18\u00A0%', 'more']],
  ['客户成功管理', 0.35, ['客户', '成功', '管理']],
])('%j goes into %d inches as its lines', (text, width, lines) => {
  expect(wrapped(text, width, arial)).toEqual(lines);
});

test('no line is wider than the room, whatever the words', () => {
  for (const text of ['x'.repeat(300), 'Donaudampfschifffahrtsgesellschaftskapitän und seine Mütze', 'Μεγάλη πρόοδος στην υιοθέτηση', 'לקוח גדול مع نص طويل', 'a b c '.repeat(90)]) {
    const lines = wrapped(text, 1.1, arial);
    expect(lines.every((line) => textWidth(line, arial) <= 1.1)).toBe(true);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});

test('what is cut ends in an ellipsis and fits', () => {
  const text = 'Active users grew by a fifth since March, and every team works with it'.repeat(3);
  const cut = cutTo(text, 2, 2, arial);
  expect(cut.endsWith('…')).toBe(true);
  expect(wrapped(cut, 2, arial).length).toBeLessThanOrEqual(2);
  expect(wrapped(`${text.slice(0, cut.length + 8)}…`, 2, arial).length).toBeGreaterThan(2);
  expect(cutTo('short', 2, 2, arial)).toBe('short');
});

test('two lines at 26 points are under 0.9 inches', () => expect(linesHeight(2, 26)).toBeLessThan(0.9));
