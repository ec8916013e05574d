import { PageHead } from '#renderer/ui/page.tsx';

export const OpportunityPage = () => <PageHead title="Opportunity" />;
