import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRead } from '#renderer/data/reads.ts';
import { ChooseButton, Waiting } from '#renderer/imports/FileStep.tsx';
import { goTo, useFlow, type Result } from '#renderer/imports/import-flow.ts';
import { countOf, countRows, sayCounts, toWrite } from '#renderer/imports/import-words.ts';
import { UndoImport } from '#renderer/imports/EarlierImports.tsx';
import { WrongRows } from '#renderer/imports/PreviewStep.tsx';
import { StepHeading } from '#renderer/imports/StepHeading.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

const GoThere = ({ becomes }: { becomes: string }) =>
  becomes === 'activities' || becomes === 'calendar' ? <AnchorLink to="/calls" size="sm">Go to Calls</AnchorLink> : becomes === 'usage' ? <AnchorLink to="/adoption" size="sm">Go to Adoption</AnchorLink> : becomes === 'cases' ? <AnchorLink to="/support" size="sm">Go to Support</AnchorLink> : becomes === 'surveys' ? <AnchorLink to="/surveys" search={{}} size="sm">Go to Surveys</AnchorLink> : <AnchorLink to="/accounts" size="sm">Go to Accounts</AnchorLink>;

/** Last step: what was imported, Undo, and where to go from here. */
export const DoneStep = ({ result }: { result: Result }) => {
  const waiting = useFlow((flow) => flow.waiting);
  const run = useRead('imports', 'runs', undefined).data?.find(({ changeId }) => changeId === result.changeId);
  const { counts, preview } = result;
  const isUndone = run?.undone === true;
  return (
    <Stack gap="lg" maw={1_000}>
      <Stack gap="xs">
        <StepHeading>{isUndone ? 'The import was taken back' : result.changeId === null ? 'Nothing was imported' : `${countOf(toWrite(counts), result.becomes)} imported`}</StepHeading>
        <Text size="sm" component="output">{isUndone ? `The book is as it was before ${result.fileName}.` : `From ${result.fileName}: ${sayCounts(counts)}.`}</Text>
      </Stack>
      <Group gap="md">
        {waiting.length === 0 ? <ChooseButton label="Import another file" /> : null}
        <Button variant="default" onClick={() => goTo('file')}>Back to the imports</Button>
        {run === undefined ? null : <UndoImport run={run} label={`Undo the import of ${result.fileName}`} />}
        <GoThere becomes={result.becomes} />
      </Group>
      {waiting.length === 0 ? null : <Waiting files={waiting} />}
      {counts.wrong === 0 || preview === null ? null : (
        <Stack gap="xs" component="section" aria-labelledby="left-out">
          <Title order={3} id="left-out">{`${countRows(counts.wrong, result.becomes)} ${counts.wrong === 1 ? 'was' : 'were'} wrong and left out`}</Title>
          <WrongRows wrong={preview.wrong} total={counts.wrong} fileName={result.fileName} />
        </Stack>
      )}
    </Stack>
  );
};
