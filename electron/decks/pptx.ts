import type Pptx from 'pptxgenjs';

/** Its declarations are CommonJS, so that the class is one level below their default; the module itself has it there or at the default. */
type Deck = typeof Pptx.default;

/** The writer of slides, loaded when the first deck is made. */
export const openPptx = async (): Promise<Deck> => {
  const { default: loaded } = (await import('pptxgenjs')) as unknown as { default: Deck | { default: Deck } };
  return 'default' in loaded ? loaded.default : loaded;
};
