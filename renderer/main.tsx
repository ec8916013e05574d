import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/tiptap/styles.css';
import '#renderer/ui/app.css';
import { createRoot } from 'react-dom/client';
import { App } from '#renderer/App.tsx';
import { followChanges } from '#renderer/data/reads.ts';
import { followFocus } from '#renderer/ui/focus-return.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(<App />);
void followChanges();
followFocus();
