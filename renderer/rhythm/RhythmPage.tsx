import { PageHead } from '#renderer/ui/page.tsx';

export const RhythmPage = () => <PageHead title="Rhythm" />;
