import { Button, Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { sentiments, type Sentiment } from '#shared/accounts.ts';
import type { AccountHealth } from '#shared/health.ts';
import { useRead } from '#renderer/data/reads.ts';
import { ChangeText, HealthMark } from '#renderer/health/HealthMark.tsx';
import { bandNames } from '#renderer/health/health-words.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import classes from './health.module.css';

type Supposed = Record<string, Sentiment | 'missing'>;

/** The score of an account if measures were otherwise; nothing is saved. */
export const WhatIfPanel = ({ health }: { health: AccountHealth }) => {
  const [supposed, setSupposed] = useState<Supposed>({});
  const keys = Object.keys(supposed);
  const measures = keys.map((key) => ({ key, colour: supposed[key] === 'missing' ? null : (supposed[key] ?? null) })) as { key: string; colour: Sentiment | null }[];
  const read = useRead('health', 'whatIf', { accountId: health.account.id, measures, model: null }, { enabled: keys.length > 0, keep: true });
  const set = (key: string, value: string | null): void => setSupposed((now) => {
    const { [key]: _, ...rest } = now;
    return value === null ? rest : { ...rest, [key]: value as Sentiment | 'missing' };
  });
  return (
    <div className={classes['part'] ?? ''}>
      <div className={classes['partHead'] ?? ''}>
        <Title order={3}>What if</Title>
        <output style={{ minHeight: 22 }}>
          {keys.length === 0 ? <Text size="sm" c="dimmed">Suppose another colour of a measure to see the score; nothing is saved.</Text> : (
            <Loaded read={read}>
              {({ score, band, override }) => (
                <Text size="sm">
                  <HealthMark score={health.score} band={health.band} scale={health.model.scale} /> would be <HealthMark score={score} band={band} scale={health.model.scale} />
                  {score === null || health.score === null ? '' : <>, <ChangeText by={score - health.score} /> points</>}{override === null ? '' : ', red by sentiment'}
                </Text>
              )}
            </Loaded>
          )}
        </output>
        {keys.length === 0 ? null : <Button size="compact-xs" variant="default" onClick={() => setSupposed({})}>As it is</Button>}
      </div>
      <div className={classes['fields'] ?? ''} style={{ alignItems: 'end' }}>
        {health.measures.filter(({ key }) => key !== 'use-case').map((one) => (
          <Select
            key={one.key} size="xs" label={one.name.replace(/^Use case: /, '')} placeholder={one.colour === null ? 'No data' : bandNames[one.colour]} clearable value={supposed[one.key] ?? null} onChange={(value) => set(one.key, value)}
            data={[...sentiments.map((colour) => ({ value: colour, label: bandNames[colour] })), { value: 'missing', label: 'Missing' }]}
          />
        ))}
      </div>
    </div>
  );
};
