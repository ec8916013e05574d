import { Text } from '@mantine/core';
import type { CasePattern } from '#shared/support-rules.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { sayPattern } from '#renderer/support/support-words.ts';
import classes from './support.module.css';

/** Themes that come again and again, each leading to its cases. */
export const PatternList = ({ patterns, accountId }: { patterns: readonly CasePattern[]; accountId: string | null }) => (
  <ul className={classes['patterns'] ?? ''}>
    {patterns.map((pattern) => (
      <li key={pattern.theme}>
        <AnchorLink to="/support" search={{ theme: pattern.theme, pattern: true, ...(accountId === null ? {} : { account: accountId }) }} size="sm" fw={500}>{pattern.theme}</AnchorLink>
        <Text span size="sm">{sayPattern(pattern, accountId === null)}</Text>
      </li>
    ))}
  </ul>
);
