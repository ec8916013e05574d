import { PageHead } from '#renderer/ui/page.tsx';

export const ValuePage = () => <PageHead title="Value" />;
