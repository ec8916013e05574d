import { CommitmentDialog } from '#renderer/commitments/CommitmentDialog.tsx';

/** A promise made outside of a call note. */
export const NewCommitmentDialog = ({ accountId, onClose }: { accountId: string | null; onClose: () => void }) => <CommitmentDialog accountId={accountId} onClose={onClose} />;
