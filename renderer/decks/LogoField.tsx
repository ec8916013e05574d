import { Button, FileButton, Input, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useRead } from '#renderer/data/reads.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { usePutChosen } from '#renderer/decks/put-chosen.ts';
import classes from './templates.module.css';

/** The logo of an account, as it stands in its decks and documents. It lies on white here, as on most slides. */
export const LogoField = ({ accountId, accountName, readOnly }: { accountId: string; accountName: string; readOnly: boolean }) => {
  const { data: logo } = useRead('decks', 'logo', { accountId });
  const { write } = useWrite('decks', 'setLogo');
  const { put, isPutting } = usePutChosen(useCallback((fileId: string) => write({ accountId, fileId }), [write, accountId]));
  if (logo === undefined || (logo === null && readOnly)) return null;
  return (
    <Input.Wrapper label="Logo" labelElement="div">
      <div className={classes['logo'] ?? ''}>
        {logo === null ? <Text size="sm" className={classes['quiet'] ?? ''}>PNG or JPEG, for decks and documents</Text> : <span className={classes['logoPaper'] ?? ''}><img src={`data:${logo.mediaType};base64,${logo.base64}`} alt={`Logo of ${accountName}`} /></span>}
        {readOnly ? null : (
          <FileButton accept="image/png,image/jpeg" onChange={(file) => void put(file)} inputProps={{ 'aria-label': 'Logo of the account' }}>
            {(props) => <Button {...props} size="compact-sm" variant="default" loading={isPutting} leftSection={<IconPhoto size={13} aria-hidden />}>{logo === null ? 'Choose a logo' : 'Change the logo'}</Button>}
          </FileButton>
        )}
        {readOnly || logo === null ? null : <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void write({ accountId, fileId: null })}>Take it away</Button>}
      </div>
    </Input.Wrapper>
  );
};
