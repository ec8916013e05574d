import { describe, expect, it } from 'vitest';
import { currencyIn, fold, parseDay, parseFigure, parseMoment, parseYesNo, type Parsed, type Style } from '#electron/imports/values.ts';

const valueOf = <T>(parsed: Parsed<T>): T | 'fault' => ('value' in parsed ? parsed.value : 'fault');

describe('days', () => {
  it.each([
    ['2026-03-01', 'iso', '2026-03-01'],
    ['2026/3/1', 'day-first', '2026-03-01'],
    ['20260301', 'iso', '2026-03-01'],
    ['01.03.2026', 'day-first', '2026-03-01'],
    ['1. 3. 2026', 'day-first', '2026-03-01'],
    ['03/01/2026', 'month-first', '2026-03-01'],
    ['3/1/26', 'month-first', '2026-03-01'],
    ['1-Mar-26', 'iso', '2026-03-01'],
    ['1 März 2026', 'iso', '2026-03-01'],
    ['March 1, 2026', 'iso', '2026-03-01'],
    ['Sunday, March 1st, 2026', 'iso', '2026-03-01'],
    ['2018-12-19 00:00:00', 'iso', '2018-12-19'],
    ['2010-10-14T12:00:00.000Z-0300', 'iso', '2010-10-14'],
    ['07/15/2009 02:14:45+0800', 'month-first', '2009-07-15'],
    ['07/15/2009T02:14:45+0800', 'month-first', '2009-07-15'],
    ['2024-02-29', 'iso', '2024-02-29'],
    ['2025-02-29', 'iso', 'fault'],
    ['31/02/2026', 'day-first', 'fault'],
    ['13/13/2026', 'month-first', 'fault'],
    ['01/02/2026', 'iso', 'fault'],
    ['soon', 'iso', 'fault'],
    ['2026-03-01 and later', 'iso', 'fault'],
    [46082, 'iso', '2026-03-01'],
    ['1772323200000', 'iso', '2026-03-01'],
  ] as const)('%j read %s is %s', (cell, dateStyle, on) => expect(valueOf(parseDay(cell, { decimal: 'point', dateStyle }))).toBe(on));
});

describe('moments', () => {
  it.each([
    ['2026-03-01', 'Europe/Berlin', '2026-03-01', null],
    ['2026-03-01 00:00:00', 'Europe/Berlin', '2026-03-01', null],
    ['2026-03-01 09:30', 'Europe/Berlin', '2026-03-01', '2026-03-01T08:30:00.000Z'],
    ['2026-07-01 09:30', 'Europe/Berlin', '2026-07-01', '2026-07-01T07:30:00.000Z'],
    ['2026-03-01T23:30:00Z', 'Europe/Berlin', '2026-03-02', '2026-03-01T23:30:00.000Z'],
    ['2010-10-14T12:00:00.000Z-0300', 'UTC', '2010-10-14', '2010-10-14T15:00:00.000Z'],
    ['2009-07-14 22:14:45+0800', 'UTC', '2009-07-14', '2009-07-14T14:14:45.000Z'],
    ['2026-03-01 9:30 PM', 'UTC', '2026-03-01', '2026-03-01T21:30:00.000Z'],
    ['2026-03-01 12:05 am', 'UTC', '2026-03-01', '2026-03-01T00:05:00.000Z'],
  ])('%s in %s is %s and %s', (cell, zone, on, at) => expect(valueOf(parseMoment(cell, { decimal: 'point', dateStyle: 'iso' }, zone))).toEqual({ on, at }));
  it('refuses a time of day that no clock shows', () => expect(valueOf(parseMoment('2026-03-01 25:00', { decimal: 'point', dateStyle: 'iso' }, 'UTC'))).toBe('fault'));
});

describe('figures', () => {
  it.each([
    ['1,234.50', 'point', 1234.5],
    ['1.234,50', 'comma', 1234.5],
    ['$12,000', 'point', 12_000],
    ['12.000 €', 'comma', 12_000],
    ['EUR 12.000,75', 'comma', 12_000.75],
    ["CHF 1'250.50", 'point', 1_250.5],
    ['1 234,5', 'comma', 1234.5],
    ['(300)', 'point', -300],
    ['-300', 'point', -300],
    ['300-', 'point', -300],
    ['120K', 'point', 120_000],
    ['$1.2M', 'point', 1_200_000],
    ['12,34,567', 'point', 1_234_567],
    ['100.0', 'point', 100],
    ['0', 'point', 0],
    ['45%', 'point', 45],
    ['1e3', 'point', 1000],
    ['1.2.3', 'point', 'fault'],
    ['12,5', 'point', 'fault'],
    ['many', 'point', 'fault'],
    ['', 'point', 'fault'],
    [1234.5, 'comma', 1234.5],
  ] as const)('%j with a decimal %s is %s', (cell, decimal, figure) => expect(valueOf(parseFigure(cell, { decimal } as Style))).toBe(figure));
  it.each([['€ 5', 'EUR'], ['5 GBP', 'GBP'], ['$5', null], ['12 ABC', null], [5, null]] as const)('sees the currency of %j: %s', (cell, code) => expect(currencyIn(cell)).toBe(code));
});

describe('yes and no, and names', () => {
  it.each([['TRUE', true], ['x', true], ['ja', true], ['0', false], ['', false], ['maybe', 'fault']] as const)('%j is %s', (cell, value) => expect(valueOf(parseYesNo(cell))).toBe(value));
  it.each([['  Société  Générale ', 'societe generale'], ['Straße', 'strasse'], ['ÅNGSTRÖM', 'angstrom']])('folds %j to %j', (name, folded) => expect(fold(name)).toBe(folded));
});
