import { PageHead } from '#renderer/ui/page.tsx';

export const SurveysPage = () => <PageHead title="Surveys" />;
