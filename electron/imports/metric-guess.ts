import { plainName } from './fields.ts';

export type MetricGuess = { name: string; aggregate: 'sum' | 'mean' | 'last' | 'max'; role: 'licences-used' | 'licences-billable' | 'active-users' | 'none' };

const licences = /\b(?:licen[cs]es?|seats?|lizenzen)\b/;

/** What a metric is likely to be, by its name in a file: shares are averaged, stocks keep their last value, people count at their most, all else adds up. */
export const guessMetric = (key: string): MetricGuess => {
  const words = plainName(key);
  const spoken = /[\s]/.test(key) ? key : words;
  const name = spoken.slice(0, 1).toUpperCase() + spoken.slice(1, 200);
  const role = licences.test(words)
    ? /\b(?:used|assigned|active|consumed|occupied|genutzt)\b/.test(words) ? 'licences-used' : /\b(?:bought|billable|purchased|paid|contracted|total|entitled|available)\b/.test(words) ? 'licences-billable' : 'none'
    : /\b(?:active users?|mau|aktive nutzer)\b/.test(words) ? 'active-users' : 'none';
  const aggregate = /\b(?:rate|ratio|percent|percentage|share|average|avg|mean|median|score|nps|csat|latency|uptime|anteil|durchschnitt)\b|%/.test(`${words} ${key}`) ? 'mean'
    : licences.test(words) || /\b(?:storage|installed|sites|devices|balance|stock|entitled|limit)\b/.test(words) ? 'last'
      : /\b(?:users?|people|mau|wau|dau|nutzer|accounts)\b/.test(words) ? 'max' : 'sum';
  return { name, aggregate, role };
};
