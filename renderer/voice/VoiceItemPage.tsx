import { PageHead } from '#renderer/ui/page.tsx';

export const VoiceItemPage = () => <PageHead title="Voice of the customer" />;
