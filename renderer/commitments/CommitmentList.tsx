import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Commitment } from '#shared/commitments.ts';
import { CommitmentRow } from '#renderer/commitments/CommitmentRow.tsx';
import classes from './CommitmentList.module.css';

/**
 * Promises, one a row, kept, moved, dropped and reopened in place (`E`, `S`, `D`, `R` on the row in focus; arrows or J and K move).
 * `showAccount` names the account of each, and `Enter` opens it; `showSentence` quotes the words that each was made in.
 */
export const CommitmentList = ({ commitments, readOnly = false, showAccount = false, showSentence = false, empty = 'Nothing promised.' }: {
  commitments: readonly Commitment[];
  readOnly?: boolean;
  showAccount?: boolean;
  showSentence?: boolean;
  empty?: ReactNode;
}) =>
  commitments.length === 0 ? (
    <Text size="sm" c="dimmed">{empty}</Text>
  ) : (
    <ul className={classes['list'] ?? ''}>
      {commitments.map((commitment) => (
        <CommitmentRow key={commitment.id} commitment={commitment} readOnly={readOnly} showAccount={showAccount} showSentence={showSentence} />
      ))}
    </ul>
  );
