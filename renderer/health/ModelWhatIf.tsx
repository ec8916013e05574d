import { Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { BookWhatIf } from '#shared/health.ts';
import type { HealthModel } from '#shared/health-model.ts';
import { useRead } from '#renderer/data/reads.ts';
import { HealthMark } from '#renderer/health/HealthMark.tsx';
import { bandNames } from '#renderer/health/health-words.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { AccountLink } from '#renderer/ui/marks.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './health.module.css';

const shown = 30;
const bands = ['green', 'yellow', 'red', 'none'] as const;

const Result = ({ result, scale }: { result: BookWhatIf; scale: HealthModel['scale'] }) => (
  <>
    <table className={classes['plain'] ?? ''} aria-label="Accounts in each band now and with the changed model">
      <thead><tr><th scope="col">Band</th><th scope="col" data-right>Now</th><th scope="col" data-right>Then</th></tr></thead>
      <tbody>{bands.map((band) => <tr key={band}><th scope="row">{bandNames[band]}</th><td data-right>{result.before[band].toLocaleString('en')}</td><td data-right>{result.after[band].toLocaleString('en')}</td></tr>)}</tbody>
    </table>
    <Text size="sm" mt="xs" component="output" display="block">{result.changed.length === 0 ? `None of ${count(result.accounts, 'account')} would change its band.` : `${count(result.changed.length, 'account')} of ${result.accounts.toLocaleString('en')} would change ${result.changed.length === 1 ? 'its' : 'their'} band.`}</Text>
    <ul style={{ listStyle: 'none', padding: 0, margin: '6px 0 0' }}>
      {result.changed.slice(0, shown).map(({ account, from, to }) => (
        <li key={account.id} style={{ display: 'flex', gap: 8, justifyContent: 'space-between', padding: '2px 0' }}>
          <AccountLink id={account.id} name={account.label} /><span style={{ whiteSpace: 'nowrap' }}><HealthMark score={from.score} band={from.band} scale={scale} /> → <HealthMark score={to.score} band={to.band} scale={scale} /></span>
        </li>
      ))}
    </ul>
    {result.changed.length > shown ? <Text size="xs">and {(result.changed.length - shown).toLocaleString('en')} more</Text> : null}
  </>
);

/** What a draft would do to the accounts of its segment; nothing is saved. */
export const ModelWhatIf = ({ segment, draft, isValid }: { segment: string; draft: HealthModel; isValid: boolean }) => {
  const [calm] = useDebouncedValue(draft, 250);
  const read = useRead('health', 'whatIfBook', { segment, model: calm }, { enabled: isValid && calm === draft, keep: true });
  return (
    <div className={classes['stick'] ?? ''}>
      <Title order={2} fz="sm" mb={4}>What it would do to the book</Title>
      {isValid ? <Loaded read={read}>{(result) => <Result result={result} scale={draft.scale} />}</Loaded> : <Text size="sm">Correct what is wrong first.</Text>}
    </div>
  );
};
