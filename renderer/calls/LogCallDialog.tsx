import { Modal } from '@mantine/core';
import { LogCallForm } from '#renderer/calls/LogCallForm.tsx';
import { PlanCallForm } from '#renderer/calls/PlanCallForm.tsx';

/** Begins the note of a call that took place, or puts one in the calendar. */
export const LogCallDialog = ({ accountId, plan, onClose }: { accountId: string | null; plan: boolean; onClose: () => void }) => (
  <Modal opened onClose={onClose} size={plan ? 'lg' : 'md'} title={plan ? 'Plan a call' : 'Log a call'}>
    {plan ? <PlanCallForm accountId={accountId} onClose={onClose} /> : <LogCallForm accountId={accountId} onClose={onClose} />}
  </Modal>
);
