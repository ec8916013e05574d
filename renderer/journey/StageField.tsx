import { Select } from '@mantine/core';
import { stageNames, stages, type Account, type Stage } from '#shared/accounts.ts';
import { useRead } from '#renderer/data/reads.ts';
import { useStageMove } from '#renderer/journey/use-stage-move.tsx';

const choices = stages.map((one) => ({ value: one, label: stageNames[one] }));

/** The stage of an account as a field. Moving on past open gates asks for the reason; `onClear` takes the stage away. */
export const StageField = ({ account, readOnly, onClear }: { account: Account; readOnly: boolean; onClear: () => void }) => {
  const journey = useRead('journey', 'read', { accountId: account.id, asOf: null }, { enabled: !readOnly }).data;
  const { go, dialog } = useStageMove(account, journey);
  return (
    <>
      <Select label="Stage" readOnly={readOnly} clearable={!readOnly} value={account.stage} data={choices} onChange={(stage: Stage | null) => { if (stage === null) onClear(); else if (stage !== account.stage) go(stage); }} />
      {dialog}
    </>
  );
};
