/** How two parts of a formula are put together; typed as `+ - * /` too. */
export const signs = ['+', '−', '×', '÷'] as const;
export type Sign = (typeof signs)[number];

/** A formula over named assumptions, read. Nothing in it is ever run as code. */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'name'; key: string }
  | { kind: 'minus'; of: Formula }
  | { kind: 'pair'; sign: Sign; left: Formula; right: Formula };

/** What is wrong with a formula, and where: `at` is the first letter of it, counted from 0. */
export type FormulaFault = { at: number; sentence: string };

export const longestFormula = 500;
/** The name of an assumption in a formula: `hours_saved`. */
export const assumptionKey = /^[a-z][a-z0-9_]{0,39}$/;

type Token = { kind: 'number' | 'name' | 'sign' | 'end'; text: string; at: number };

/** Carries a fault out of the parser; it never leaves this file. */
class Unreadable extends Error {
  readonly fault: FormulaFault;
  constructor(at: number, says: string) {
    super(says);
    this.fault = { at, sentence: `At place ${at + 1}: ${says}` };
  }
}

const spelt: Record<string, string> = { '*': '×', '·': '×', '/': '÷', '-': '−', '–': '−' };
const one = /\s*(?:(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[a-z][a-z0-9_]*)|(?<sign>[-+*/×÷−–·()]))/iy;

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  for (one.lastIndex = 0; ; ) {
    const from = one.lastIndex;
    const found = one.exec(text);
    if (found?.groups === undefined) {
      const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
      if (at >= text.length) return [...tokens, { kind: 'end', text: '', at: text.length }];
      const letter = text.slice(at, at + 1);
      throw new Unreadable(at, letter === ',' ? 'a number is written without commas, such as 1200.5.' : letter === '%' ? 'the unit of an assumption says %, not the formula.' : `“${letter}” cannot stand in a formula. It takes numbers, names of assumptions, + − × ÷ and parentheses.`);
    }
    const { number, name, sign } = found.groups;
    const words = number ?? name ?? sign ?? '';
    tokens.push({ kind: number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign', text: sign === undefined ? words.toLowerCase() : (spelt[sign] ?? sign), at: one.lastIndex - words.length });
  }
};

/** Recursive descent, one function a rule: a sum of products of signed atoms. */
const read = (tokens: readonly Token[]): Formula => {
  let next = 0;
  const peek = (): Token => tokens[next] ?? { kind: 'end', text: '', at: 0 };
  const take = (): Token => {
    const token = peek();
    next += 1;
    return token;
  };
  const before = (): string => {
    const last = tokens[next - 1];
    return last === undefined ? 'at the beginning' : `after “${last.text}”`;
  };
  const chain = (of: () => Formula, ...its: Sign[]): Formula => {
    let left = of();
    for (let sign = its.find((sign) => sign === peek().text); sign !== undefined; sign = its.find((other) => other === peek().text)) {
      next += 1;
      left = { kind: 'pair', sign, left, right: of() };
    }
    return left;
  };
  const sum = (): Formula => chain(product, '+', '−');
  const product = (): Formula => chain(signed, '×', '÷');
  const signed = (): Formula => {
    if (peek().text !== '−') return atom();
    next += 1;
    return { kind: 'minus', of: signed() };
  };
  const atom = (): Formula => {
    const { kind, text, at } = peek();
    if (kind === 'end' || (kind === 'sign' && text !== '(')) throw new Unreadable(at, `a number, a name or “(” is missing ${before()}.`);
    next += 1;
    if (kind === 'number') return { kind, value: Number(text) };
    if (kind === 'name') {
      if (!assumptionKey.test(text)) throw new Unreadable(at, 'the name of an assumption is 40 letters at most.');
      return { kind, key: text };
    }
    const inside = sum();
    if (take().text !== ')') throw new Unreadable(at, 'this “(” is not closed.');
    return inside;
  };
  const formula = sum();
  const { kind, text, at } = peek();
  if (kind !== 'end') throw new Unreadable(at, text === ')' ? 'this “)” closes nothing.' : `a sign such as × is missing before “${text}”.`);
  return formula;
};

/** Reads a formula, or says what is wrong with it and where. */
export const parseFormula = (text: string): { formula: Formula } | { fault: FormulaFault } => {
  if (text.trim() === '') return { fault: { at: 0, sentence: 'A formula is needed, such as people × hours_saved × cost_of_hour.' } };
  if (text.length > longestFormula) return { fault: { at: longestFormula, sentence: `A formula is ${longestFormula} letters at most.` } };
  try {
    return { formula: read(tokensOf(text)) };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.fault };
    throw error;
  }
};

/** The names in a formula, each once, in the order in which they stand. */
export const namesIn = (formula: Formula): string[] => {
  const all = (part: Formula): string[] => {
    switch (part.kind) {
      case 'number':
        return [];
      case 'name':
        return [part.key];
      case 'minus':
        return all(part.of);
      case 'pair':
        return [...all(part.left), ...all(part.right)];
    }
  };
  return [...new Set(all(formula))];
};

/** The numbers that a formula itself holds. */
export const numbersIn = (formula: Formula): number[] =>
  formula.kind === 'number' ? [formula.value] : formula.kind === 'minus' ? numbersIn(formula.of) : formula.kind === 'pair' ? [...numbersIn(formula.left), ...numbersIn(formula.right)] : [];

/** What a formula comes to, or a sentence of why it comes to nothing. `figureOf` gives the figure of a name; `null` where there is none. */
export const evaluate = (formula: Formula, figureOf: (key: string) => number | null): { value: number } | { fault: string } => {
  const work = (part: Formula): number => {
    switch (part.kind) {
      case 'number':
        return part.value;
      case 'name': {
        const figure = figureOf(part.key);
        if (figure === null) throw new Unreadable(0, part.key);
        return figure;
      }
      case 'minus':
        return -work(part.of);
      case 'pair': {
        const [left, right] = [work(part.left), work(part.right)];
        return { '+': left + right, '−': left - right, '×': left * right, '÷': left / right }[part.sign];
      }
    }
  };
  try {
    const value = work(formula);
    return Number.isFinite(value) ? { value } : { fault: 'It divides by zero, or comes to more than can be counted.' };
  } catch (error) {
    if (error instanceof Unreadable) return { fault: `“${error.message}” has no figure yet.` };
    throw error;
  }
};

const binds = (part: Formula): number => (part.kind === 'pair' ? (part.sign === '+' || part.sign === '−' ? 1 : 2) : part.kind === 'minus' ? 3 : 4);

/** A formula in words, with parentheses only where they are needed. `say` puts an assumption into words: its label, or its figure with the unit. */
export const sayFormula = (formula: Formula, say: (key: string) => string): string => {
  const inside = (part: Formula, needs: number): string => (binds(part) < needs ? `(${words(part)})` : words(part));
  const words = (part: Formula): string => {
    switch (part.kind) {
      case 'number':
        return part.value.toLocaleString('en', { maximumFractionDigits: 6 });
      case 'name':
        return say(part.key);
      case 'minus':
        return `−${inside(part.of, 3)}`;
      case 'pair':
        // What is taken away from, or divided by, keeps its parentheses.
        return `${inside(part.left, binds(part))} ${part.sign} ${inside(part.right, binds(part) + (part.sign === '−' || part.sign === '÷' ? 1 : 0))}`;
    }
  };
  return words(formula);
};
