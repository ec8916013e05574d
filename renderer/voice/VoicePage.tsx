import { PageHead } from '#renderer/ui/page.tsx';

export const VoicePage = () => <PageHead title="Voice of the customer" />;
