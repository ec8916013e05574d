import type { VoiceKind } from '#shared/voice-rules.ts';

/** What a customer asked for, met or said, as it was typed after `/voc`. */
export type TypedVoice = { kind: VoiceKind; text: string };

/**
 * Reads what stands after `/voc` on a line: `request Export to Excel`, `defect The app logs out`, `"It saves us a day"`. Words in quotation marks are a quote; without a kind
 * it is a request. `null` where nothing is said.
 */
export const typedVoice = (line: string): TypedVoice | null => {
  const [, lead = ''] = /^\s*(request|feature|wish|defect|bug|issue|quote)s?[:,]?(?=\s|$)/i.exec(line) ?? [];
  const rest = (lead === '' ? line : line.trimStart().slice(lead.length).replace(/^s?[:,]?(?=\s|$)/i, '')).trim();
  const inMarks = /^["“”„«](.+?)["”“»]?$/.exec(rest)?.[1]?.trim() ?? null;
  const isQuote = /^quote/i.test(lead) || (lead === '' && inMarks !== null);
  const text = (isQuote ? (inMarks ?? rest) : rest).slice(0, 500);
  if (text.replaceAll(/["“”„«»]/g, '').trim() === '') return null;
  return { kind: isQuote ? 'quote' : /^(?:defect|bug|issue)/i.test(lead) ? 'defect' : 'request', text };
};
