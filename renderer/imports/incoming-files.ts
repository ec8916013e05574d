import { useEffect, useState } from 'react';

const known = /\.(?:csv|tsv|tab|txt|xlsx|jsonl?|ndjson|ics|ical)$/i;

const isField = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName));

/** What was pasted, as a file: one that was copied, else the text of a table. A spreadsheet puts a picture of the cells beside the text, which is not wanted. */
const pastedFiles = (data: DataTransfer): File[] => {
  const files = [...data.files].filter(({ name }) => known.test(name));
  const text = data.getData('text/plain');
  if (files.length > 0 || text.trim() === '') return files;
  return [new File([text], 'Pasted table.tsv', { type: 'text/tab-separated-values' })];
};

/**
 * Files that are dropped anywhere on the window, or pasted. While none is taken they are still kept from replacing the page. Says whether one is being dragged over.
 */
export const useIncomingFiles = (isTaking: boolean, take: (files: File[]) => void): boolean => {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = isTaking ? 'copy' : 'none';
      setDragging(isTaking);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setDragging(false);
      if (isTaking) take(files);
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isTaking || isField(event.target) || event.clipboardData === null) return;
      const files = pastedFiles(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [isTaking, take]);
  return isDragging;
};
