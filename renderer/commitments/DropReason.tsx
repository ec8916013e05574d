import { Box } from '@mantine/core';
import { ReasonForm } from '#renderer/ui/ReasonForm.tsx';

/** Asks why a promise is let go; the reason stays with it. */
export const DropReason = ({ onDrop }: { onDrop: (reason: string) => void }) => (
  <Box w={260}><ReasonForm label="Why is it dropped?" missing="Say why it was dropped." does="Drop" onSubmit={onDrop} /></Box>
);
