import { PageHead } from '#renderer/ui/page.tsx';

export const LedgerPage = () => <PageHead title="ARR ledger" />;
