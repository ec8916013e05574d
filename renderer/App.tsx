import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { FirstRun } from '#renderer/book/FirstRun.tsx';
import { RefusedPage } from '#renderer/book/RefusedPage.tsx';
import { useSettings } from '#renderer/data/book.ts';
import { queryClient, useRead } from '#renderer/data/reads.ts';
import { useConnection } from '#renderer/data/transport.ts';
import { router } from '#renderer/routes.tsx';
import { LockedPage } from '#renderer/book/LockedPage.tsx';
import { useStartedEmpty } from '#renderer/book/started-empty.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { themeOf } from '#renderer/ui/theme.ts';

/** What the book is like decides what is shown: why it was not opened, the first run, or the pages. */
const Book = () => {
  const state = useRead('book', 'state', undefined);
  const isLocked = useConnection((connection) => connection.state === 'locked');
  const startedEmpty = useStartedEmpty((started) => started.yes);
  if (isLocked && state.data === undefined) return <LockedPage />;
  return (
    <Loaded read={state}>
      {({ refusal, empty }) => {
        if (refusal !== null) return <RefusedPage refusal={refusal} />;
        if (empty && !startedEmpty) return <FirstRun />;
        return <RouterProvider router={router} />;
      }}
    </Loaded>
  );
};

const Themed = () => {
  const { appearance } = useSettings();
  return (
    <MantineProvider theme={themeOf(appearance.density)} defaultColorScheme="auto" {...(appearance.scheme === 'auto' ? {} : { forceColorScheme: appearance.scheme })}>
      <Notifications position="bottom-left" limit={4} />
      <Book />
    </MantineProvider>
  );
};

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <Themed />
  </QueryClientProvider>
);
