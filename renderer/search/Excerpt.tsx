import { Mark } from '@mantine/core';

/** An excerpt with its found words marked. They stand between `‹` and `›`; everything is plain text. */
export const Excerpt = ({ text }: { text: string }) => (
  <>
    {text.split('‹').map((piece, index) => {
      const end = piece.indexOf('›');
      // The pieces of one text have no identity but their place.
      // oxlint-disable-next-line react/no-array-index-key
      return index === 0 || end < 0 ? piece : <span key={index}><Mark>{piece.slice(0, end)}</Mark>{piece.slice(end + 1)}</span>;
    })}
  </>
);
