import { expect, test } from 'vitest';
import { typedVoice } from '#renderer/calls/typed-voice.ts';

test.each([
  [' request Export to Excel', { kind: 'request', text: 'Export to Excel' }],
  [' Export to Excel', { kind: 'request', text: 'Export to Excel' }],
  [' Feature: export', { kind: 'request', text: 'export' }],
  [' defect The phone app logs out', { kind: 'defect', text: 'The phone app logs out' }],
  [' bug, it hangs', { kind: 'defect', text: 'it hangs' }],
  [' defects', null],
  [' "It saves us a day"', { kind: 'quote', text: 'It saves us a day' }],
  [' “It saves us a day”', { kind: 'quote', text: 'It saves us a day' }],
  [' “It saves us a day', { kind: 'quote', text: 'It saves us a day' }],
  [' quote It saves us a day', { kind: 'quote', text: 'It saves us a day' }],
  [' quote “It saves us a day”', { kind: 'quote', text: 'It saves us a day' }],
  [' request "Export" button', { kind: 'request', text: '"Export" button' }],
  [' requesting it twice', { kind: 'request', text: 'requesting it twice' }],
  [' “', null],
  [' ', null],
])('/voc%s', (line, read) => expect(typedVoice(line)).toEqual(read));
