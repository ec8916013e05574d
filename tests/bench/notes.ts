import type { Random } from '#electron/sample/random.ts';

const starts = ['b', 'c', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'pr', 'st', 'tr', 'ch', 'sh'] as const;
const middles = ['a', 'e', 'i', 'o', 'u', 'ea', 'ai', 'ou'] as const;
const ends = ['', 'n', 'r', 's', 't', 'l'] as const;
/** Distinct words; the note of 200 words holds about half as many different ones. */
const vocabularySize = 50_000;

const syllable = (at: number): string => `${starts[at % starts.length] ?? ''}${middles[Math.floor(at / starts.length) % middles.length] ?? ''}`;
const syllables = starts.length * middles.length;

/** The word of a rank: common words are short, and no two ranks have the same word. */
export const wordOfRank = (rank: number): string => {
  const [first, rest] = [rank % syllables, Math.floor(rank / syllables)];
  const [second, third] = [rest % syllables, Math.floor(rest / syllables)];
  const end = ends[(rank * 7) % ends.length] ?? '';
  if (rank < syllables) return `${syllable((first * 37) % syllables)}${end}`;
  return `${syllable((first * 37) % syllables)}${syllable((second * 53) % syllables)}${third === 0 ? '' : syllable((third * 71) % syllables)}${end}`;
};

/** Words by Zipf's law: the word of rank r comes up in proportion to 1 / r, as in real prose. */
const createWords = (random: Random): (() => string) => {
  const words = Array.from({ length: vocabularySize }, (_, rank) => wordOfRank(rank));
  const sums = new Float64Array(vocabularySize);
  for (let rank = 0, sum = 0; rank < vocabularySize; rank += 1) sums[rank] = sum += 1 / (rank + 1);
  const total = sums[vocabularySize - 1] ?? 1;
  return () => {
    const wanted = random.next() * total;
    let [low, high] = [0, vocabularySize - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
};

/** Makes notes of 140 to 260 words in sentences and paragraphs, one paragraph a line. */
export const createNotes = (random: Random) => {
  const word = createWords(random);
  const sentence = (length: number): string => {
    const words = Array.from({ length }, word);
    const [first = ''] = words;
    return `${first.slice(0, 1).toUpperCase()}${first.slice(1)}${words.slice(1).map((one) => ` ${one}`).join('')}.`;
  };
  return {
    sentence,
    note: (): string => {
      const paragraphs: string[] = [];
      for (let left = random.int(140, 260); left > 0; ) {
        const sentences: string[] = [];
        for (let many = random.int(3, 5); many > 0 && left > 0; many -= 1) {
          const length = Math.min(left, random.int(8, 18));
          sentences.push(sentence(length));
          left -= length;
        }
        paragraphs.push(sentences.join(' '));
      }
      return paragraphs.join('\n');
    },
  };
};
