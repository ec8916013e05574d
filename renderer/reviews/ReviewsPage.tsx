import { PageHead } from '#renderer/ui/page.tsx';

export const ReviewsPage = () => <PageHead title="Business reviews" />;
