import { PageHead } from '#renderer/ui/page.tsx';

export const ReviewPage = () => <PageHead title="Business review" />;
