import { PageHead } from '#renderer/ui/page.tsx';

export const KpisPage = () => <PageHead title="KPIs" />;
