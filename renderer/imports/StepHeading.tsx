import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** The heading of a step; it takes the focus when its step comes, and the page is at its top. */
export const StepHeading = ({ children }: { children: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return <Title order={2} ref={heading} tabIndex={-1} w="fit-content">{children}</Title>;
};
