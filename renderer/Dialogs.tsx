import { LogCallDialog } from '#renderer/calls/LogCallDialog.tsx';
import { NewAccountDialog } from '#renderer/accounts/NewAccountDialog.tsx';
import { NewCommitmentDialog } from '#renderer/commitments/NewCommitmentDialog.tsx';
import { ActionDialog, EditActionDialog } from '#renderer/today/ActionDialog.tsx';
import { DepartureDialog } from '#renderer/stakeholders/DepartureDialog.tsx';
import { NewPlanDialog } from '#renderer/plans/NewPlanDialog.tsx';
import { StartOnboardingDialog } from '#renderer/onboarding/StartOnboardingDialog.tsx';
import { StartRunDialog } from '#renderer/playbooks/StartRunDialog.tsx';
import { OpenEscalationDialog } from '#renderer/risks/OpenEscalationDialog.tsx';
import { NewOpportunityDialog } from '#renderer/expansion/NewOpportunityDialog.tsx';
import { LogAnswerDialog } from '#renderer/surveys/LogAnswerDialog.tsx';
import { OpenRiskDialog } from '#renderer/risks/OpenRiskDialog.tsx';
import { CaseDialog } from '#renderer/support/CaseDialog.tsx';
import { closeDialog, useDialogs } from '#renderer/ui/dialogs.ts';
import { KeySheet } from '#renderer/ui/KeySheet.tsx';

/** The dialog that is open, from whichever word it comes. */
export const Dialogs = () => {
  const open = useDialogs((dialogs) => dialogs.open);
  if (open === null) return null;
  switch (open.kind) {
    case 'log-call':
    case 'plan-call':
      return <LogCallDialog accountId={open.accountId} plan={open.kind === 'plan-call'} onClose={closeDialog} />;
    case 'new-commitment':
      return <NewCommitmentDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'new-action':
      return <ActionDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'action':
      return <EditActionDialog actionId={open.actionId} onClose={closeDialog} />;
    case 'new-plan':
      return <NewPlanDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'new-case':
      return <CaseDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'new-account':
      return <NewAccountDialog onClose={closeDialog} />;
    case 'person-left':
      return <DepartureDialog personId={open.personId} onClose={closeDialog} />;
    case 'start-playbook':
      return <StartRunDialog accountId={open.accountId} playbookRef={open.playbookRef} onClose={closeDialog} />;
    case 'start-onboarding':
      return <StartOnboardingDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'new-risk':
      return <OpenRiskDialog accountId={open.accountId} alertId={open.alertId} from={open.from ?? null} onClose={closeDialog} />;
    case 'new-opportunity':
      return <NewOpportunityDialog accountId={open.accountId} from={open.from ?? null} onClose={closeDialog} />;
    case 'log-answer':
      return <LogAnswerDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'new-escalation':
      return <OpenEscalationDialog accountId={open.accountId} onClose={closeDialog} />;
    case 'keys':
      return <KeySheet onClose={closeDialog} />;
  }
};
