/** What stands in one cell: text, or a number as a workbook has it. An empty cell is ''. */
export type Cell = string | number;

/** One row of a table, the line of the file where it begins (the first is 1), and what is wrong with its shape. */
export type Row = { line: number; cells: Cell[]; fault: string | null };

/** The file cannot be read; `message` is the sentence for the person. */
export class Unreadable extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Unreadable';
  }
}
