import { Fragment } from 'react';
import { exactDay } from '#renderer/ui/say.ts';
import type { Audience } from '#shared/document-kinds.ts';
import { blocksOf, type DocumentBlock, type Run } from '#shared/document-blocks.ts';
import type { Day } from '#shared/days.ts';
import classes from './documents.module.css';

/* oxlint-disable react/no-array-index-key -- the parts of a text have no ids; they are drawn anew with it. */
const Words = ({ runs }: { runs: readonly Run[] }) => (
  <>
    {runs.map(({ text, bold, italic }, at) => {
      const words = italic ? <em>{text}</em> : text;
      return bold ? <strong key={at}>{words}</strong> : <Fragment key={at}>{words}</Fragment>;
    })}
  </>
);

const Part = ({ block }: { block: DocumentBlock }) => {
  switch (block.kind) {
    case 'heading': {
      // The page has the first heading, so that those of the document begin below it.
      const Heading = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[block.level];
      return <Heading><Words runs={block.runs} /></Heading>;
    }
    case 'paragraph':
      return <p><Words runs={block.runs} /></p>;
    case 'quote':
      return <blockquote><Words runs={block.runs} /></blockquote>;
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return <List>{block.items.map(({ level, runs }, at) => <li key={at} style={level === 0 ? undefined : { marginLeft: 18 * level }}><Words runs={runs} /></li>)}</List>;
    }
    case 'table': {
      const right = (at: number): true | undefined => (block.align[at] === 'right' ? true : undefined);
      return (
        <table>
          <thead><tr>{block.head.map((runs, at) => <th key={at} scope="col" data-right={right(at)}><Words runs={runs} /></th>)}</tr></thead>
          <tbody>{block.rows.map((row, line) => <tr key={line}>{row.map((runs, at) => <td key={at} data-right={right(at)}><Words runs={runs} /></td>)}</tr>)}</tbody>
        </table>
      );
    }
  }
};

/** A document as its file will read, drawn from the same parts. */
export const DocumentSheet = ({ markdown, audience, account, on, from, company }: { markdown: string; audience: Audience; account: string; on: Day; from: string; company: string }) => (
  <article className={classes['sheet'] ?? ''} aria-label="Preview">
    <div className={classes['head'] ?? ''}>
      <span className={audience === 'internal' ? (classes['internal'] ?? '') : ''}>{audience === 'internal' ? 'Internal: not for the customer' : ''}</span>
      <span className={classes['quiet'] ?? ''}>{company}</span>
    </div>
    {blocksOf(markdown).map((block, at) => <Part key={at} block={block} />)}
    <div className={`${classes['foot']} ${classes['quiet']}`}>{[account, `As of ${exactDay(on)}`, from].filter((one) => one !== '').join(' · ')}</div>
  </article>
);
