import { Select, type SelectProps } from '@mantine/core';
import { jobNames, jobs, type Job } from '#shared/team.ts';
import { useRead } from '#renderer/data/reads.ts';

/** Picks one of the team; empty is the CSM, shown as `You`. `job` puts those who have it first. */
export const MemberPicker = ({ value, onChange, job, ...props }: Omit<SelectProps, 'data' | 'value' | 'onChange'> & { value: string | null; onChange: (memberId: string | null) => void; job?: Job }) => {
  const members = useRead('team', 'list', undefined).data ?? [];
  const inOrder = job === undefined ? jobs : [job, ...jobs.filter((one) => one !== job)];
  return (
    <Select
      searchable
      clearable
      placeholder="You"
      nothingFoundMessage="Nobody of the team has that name"
      comboboxProps={{ shadow: 'md' }}
      {...props}
      data={inOrder.flatMap((one) => {
        const items = members.filter((member) => member.job === one).map(({ id, name }) => ({ value: id, label: name }));
        return items.length === 0 ? [] : [{ group: jobNames[one], items }];
      })}
      value={value}
      onChange={onChange}
    />
  );
};
