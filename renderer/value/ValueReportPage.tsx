import { PageHead } from '#renderer/ui/page.tsx';

export const ValueReportPage = () => <PageHead title="Value report" />;
