import { Group, Text } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import type { AccountPage } from '#shared/accounts.ts';
import { levelNames } from '#shared/people.ts';
import type { StakeholderMap } from '#shared/stakeholders.ts';
import { useRead } from '#renderer/data/reads.ts';
import { Warnings } from '#renderer/stakeholders/MapSide.tsx';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './stakeholders.module.css';

const Coverage = ({ map }: { map: StakeholderMap }) => {
  const asked = map.coverage.filter((one) => one.asked > 0);
  if (asked.length === 0) return null;
  return (
    <Text size="sm">
      Met in {map.metWithinDays} days: {asked.map(({ level, met, asked: wanted }, index) => <span key={level}>{index === 0 ? '' : ' · '}<span className={met < wanted ? classes['short'] : undefined}>{levelNames[level]} {met} of {wanted}</span></span>)}
    </Text>
  );
};

/** What the rules say of the people of an account, and the way to the map. */
export const StakeholderSection = ({ page }: { page: AccountPage; readOnly: boolean }) => {
  const { id } = page.account;
  const read = useRead('stakeholders', 'map', { accountId: id, asOf: page.asOf });
  if (page.people.length === 0) return null;
  return (
    <Loaded read={read}>
      {(map) => (
        <div className={classes['section']}>
          {map.warnings.length === 0 ? null : <Warnings warnings={map.warnings} brief />}
          <Group justify="space-between" mt={8} gap="sm">
            <Coverage map={map} />
            <ButtonLink to="/accounts/$id/map" params={{ id }} search={page.asOf === null ? {} : { asOf: page.asOf }} variant="default" leftSection={<IconSitemap size={14} aria-hidden />}>Stakeholder map</ButtonLink>
          </Group>
        </div>
      )}
    </Loaded>
  );
};
