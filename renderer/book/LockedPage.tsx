import { EmptyState } from '#renderer/ui/EmptyState.tsx';

/** The page was opened without a key, or with one that was used already. */
export const LockedPage = () => (
  <main>
    <EmptyState title="This link was used already">Each start of Daybook makes a link that opens once. Run the start command again; it shows a new link to the book that is open.</EmptyState>
  </main>
);
