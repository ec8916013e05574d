import { Group, Text } from '@mantine/core';
import type { AccountPage } from '#shared/accounts.ts';
import { dayName, dayOf } from '#shared/days.ts';
import { documentKindNames } from '#shared/document-kinds.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink, ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './documents.module.css';

const shown = 5;

/** The last files that were made of an account, and the way to the next one. */
export const DocumentSection = ({ page }: { page: AccountPage }) => {
  const { account: { id }, asOf } = page;
  const read = useRead('documents', 'made', { accountId: id });
  return (
    <Loaded read={read}>
      {(all) => {
        const rows = all.filter(({ madeAt }) => asOf === null || dayOf(madeAt) <= asOf);
        return (
          <>
            {rows.length === 0 ? <Text size="sm" className={classes['quiet'] ?? ''}>Nothing was made of this account yet.</Text> : (
              <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                {rows.slice(0, shown).map((row) => <li key={row.id}><Text size="sm">{dayName(dayOf(row.madeAt))} · {row.kind === 'deck' ? 'Deck' : documentKindNames[row.kind]} · {row.fileName}</Text></li>)}
              </ul>
            )}
            <Group gap="sm" mt={6}>
              <ButtonLink size="compact-sm" variant="default" to="/documents" search={{ account: id, ...(asOf === null ? {} : { asOf }) }}>Make a document</ButtonLink>
              {rows.length === 0 ? null : <AnchorLink to="/documents" search={{ view: 'made', account: id }} size="sm">All that was made</AnchorLink>}
            </Group>
          </>
        );
      }}
    </Loaded>
  );
};
