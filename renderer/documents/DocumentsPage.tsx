import { PageHead } from '#renderer/ui/page.tsx';

export const DocumentsPage = () => <PageHead title="Documents" />;
