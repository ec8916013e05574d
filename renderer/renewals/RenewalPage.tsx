import { PageHead } from '#renderer/ui/page.tsx';

export const RenewalPage = () => <PageHead title="Renewal" />;
