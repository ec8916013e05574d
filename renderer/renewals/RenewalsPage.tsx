import { PageHead } from '#renderer/ui/page.tsx';

export const RenewalsPage = () => <PageHead title="Renewals" />;
