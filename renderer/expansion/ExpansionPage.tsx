import { PageHead } from '#renderer/ui/page.tsx';

export const ExpansionPage = () => <PageHead title="Expansion" />;
