import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

/** The heading of a step; it takes the focus when its step comes, but not when the page is opened. */
export const StepHeading = ({ children, takesFocus = true }: { children: string; takesFocus?: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- only when the step comes.
  }, []);
  return <Title order={2} ref={heading} tabIndex={-1}>{children}</Title>;
};
