import { useState } from 'react';
import type { DocumentKind } from '#shared/document-kinds.ts';

/** A text that was changed before it went out. `base` is what it was changed from. */
export type Draft = { subject: string; markdown: string; base: string };

const keyOf = (kind: DocumentKind, accountId: string): string => `daybook-document:${kind}:${accountId}`;
const read = (key: string): Draft | null => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
};

/** The changed text of a kind of document of an account. It is kept in this browser until it is let go of. */
export const useDraft = (kind: DocumentKind, accountId: string): [Draft | null, (draft: Draft | null) => void] => {
  const key = keyOf(kind, accountId);
  const [kept, setKept] = useState({ key, draft: read(key) });
  const current = kept.key === key ? kept : { key, draft: read(key) };
  if (current !== kept) setKept(current);
  return [current.draft, (draft) => {
    setKept({ key, draft });
    try {
      if (draft === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Without room for a copy the text still is in the page.
    }
  }];
};
