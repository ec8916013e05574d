import { PageHead } from '#renderer/ui/page.tsx';

export const AdvocacyPage = () => <PageHead title="References" />;
