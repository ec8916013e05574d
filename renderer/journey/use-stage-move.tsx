import { useState, type ReactNode } from 'react';
import { stages, type Account, type Stage } from '#shared/accounts.ts';
import type { Journey } from '#shared/journey.ts';
import type { Gate } from '#shared/journey-rules.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { MoveDialog } from '#renderer/journey/MoveDialog.tsx';

/** Moves an account to a stage, and asks for the reason where it moves on past open gates. `dialog` has to be on the page; `open` are the open gates of its stage. */
export const useStageMove = (account: Pick<Account, 'id' | 'name' | 'stage'>, journey: Journey | undefined): { go: (to: Stage) => void; isWriting: boolean; open: Gate[]; dialog: ReactNode } => {
  const { write: move, isWriting } = useWrite('journey', 'move');
  const [asking, setAsking] = useState<Stage | null>(null);
  const open = (journey?.gates ?? []).filter(({ met }) => !met);
  const go = (to: Stage): void => {
    const at = account.stage === null ? -1 : stages.indexOf(account.stage);
    const isOnward = at >= 0 && stages.indexOf(to) > at;
    // Past one stage the gates in between are judged where they are kept.
    if (isOnward && (open.length > 0 || stages.indexOf(to) > at + 1)) setAsking(to);
    else void move({ accountId: account.id, to, reason: '' });
  };
  return { go, isWriting, open, dialog: asking === null ? null : <MoveDialog account={account} to={asking} open={open} onClose={() => setAsking(null)} /> };
};
