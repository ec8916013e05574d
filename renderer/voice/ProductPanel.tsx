import { Button, Checkbox, Group, Menu, Text, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import type { VoiceItem } from '#shared/voice.ts';
import { isEnded, voiceKindNames, voiceSeverityNames, voiceStatusNames } from '#shared/voice-rules.ts';
import { useSettings, useToday } from '#renderer/data/book.ts';
import { useRead } from '#renderer/data/reads.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { download } from '#renderer/ui/export-table.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { count } from '#renderer/ui/say.ts';
import { behindWords, byTheme, forAudience, jiraCsv, jiraJson, notInJira, productMarkdown, saidBy, type VoiceAudience } from '#renderer/voice/voice-export.ts';
import { useVoiceFilters, VoiceFilters } from '#renderer/voice/VoiceFilters.tsx';
import classes from './voice.module.css';

const Item = ({ item, audience }: { item: VoiceItem; audience: VoiceAudience }) => (
  <article aria-label={item.title}>
    <Title order={3} fz="sm">{item.rank === null ? '' : `${item.rank}. `}<AnchorLink to="/voice/$id" params={{ id: item.id }} inherit>{item.title}</AnchorLink></Title>
    <div className={classes['facts']}>
      <span>{voiceKindNames[item.kind]}</span><span>{voiceStatusNames[item.status]}</span>
      {item.severity === null ? null : <span>Severity {voiceSeverityNames[item.severity].toLowerCase()}</span>}
      {item.productName === '' ? null : <span>{item.productName}</span>}
      <span>{behindWords(item, audience)}</span>
      {item.externalKey === '' ? null : <span>{item.externalKey}</span>}
    </div>
    {item.detail === '' ? null : <Text size="sm" mt={4} className={classes['prose'] ?? ''}>{item.detail}</Text>}
    {audience.names && item.accounts.length > 0 ? <Text size="sm" mt={4}>{item.accounts.map(({ name }) => name).join(', ')}</Text> : null}
    {item.said.filter(({ quote }) => quote !== '').map((said) => <blockquote key={said.id} className={classes['quote']}><Text size="sm">“{said.quote}”</Text><Text size="xs" className={classes['quiet'] ?? ''}>{saidBy(said)}</Text></blockquote>)}
  </article>
);

const Exports = ({ items, audience }: { items: readonly VoiceItem[]; audience: VoiceAudience }) => {
  const today = useToday();
  const { jira } = useSettings().voice;
  const hand = (content: string, type: string, name: string): void => download(new Blob([content], { type }), name);
  const forJira = notInJira(items);
  const inJira = items.length - forJira.length;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={14} aria-hidden />} disabled={items.length === 0}>Export</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => hand(productMarkdown(items, audience, today), 'text/markdown;charset=utf-8', `voice-of-the-customer-${today}.md`)}>Page as Markdown</Menu.Item>
        <Menu.Label>Jira, {count(forJira.length, 'new issue')}{inJira === 0 ? '' : `; ${inJira} have a key already`}</Menu.Label>
        <Menu.Item disabled={forJira.length === 0} onClick={() => hand(jiraCsv(items, jira, audience), 'text/csv;charset=utf-8', `jira-${today}.csv`)}>Jira import (CSV)</Menu.Item>
        <Menu.Item disabled={forJira.length === 0} onClick={() => hand(jiraJson(items, jira, audience), 'application/json', `jira-${today}.json`)}>Jira import (JSON)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** What product reads: open items by theme, with who and how much stands behind them. Names and ARR can be left out, so that it may leave the company. */
export const ProductPanel = () => {
  const { hide = '', status } = useSearch({ from: '/voice' });
  const list = useRead('voice', 'list', undefined);
  const rows = list.data?.rows ?? [];
  const { shown, change } = useVoiceFilters(rows);
  const wanted = status === undefined ? shown.filter((row) => !isEnded(row.status)) : shown;
  const read = useRead('voice', 'told', { ids: wanted.map(({ id }) => id) }, { keep: true, enabled: list.data !== undefined });
  const hidden: readonly string[] = hide.split('.');
  const audience = { names: !hidden.includes('names'), arr: !hidden.includes('arr') };
  const toggle = (part: 'names' | 'arr', isShown: boolean): void => change({ hide: [...hidden.filter((one) => one !== part && one !== ''), ...(isShown ? [] : [part])].join('.') || undefined });
  return (
    <>
      <Group gap="xs" mb="xs" justify="space-between" className={classes['noPrint'] ?? ''}>
        <VoiceFilters rows={rows} />
        <Group gap="sm">
          <Checkbox label="Customer names" checked={audience.names} onChange={(event) => toggle('names', event.currentTarget.checked)} />
          <Checkbox label="ARR" checked={audience.arr} onChange={(event) => toggle('arr', event.currentTarget.checked)} />
          <Button variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>Print</Button>
          <Exports items={read.data ?? []} audience={audience} />
        </Group>
      </Group>
      <Loaded read={read}>
        {(items) => items.length === 0 ? <EmptyState title="Nothing for product">{rows.length === 0 ? 'What is captured in call notes is gathered here by theme.' : 'Nothing open passes these filters. Choose a status to see what ended.'}</EmptyState> : (
          <div className={classes['sheet']}>
            {byTheme(forAudience(items, audience)).map(({ theme, items: own }) => (
              <section key={theme} aria-label={theme || 'Without a theme'}>
                <Title order={2} mt="md">{theme || 'Without a theme'} <Text span size="sm" className={classes['quiet'] ?? ''}>{count(own.length, 'item')}</Text></Title>
                {own.map((item) => <Item key={item.id} item={item} audience={audience} />)}
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
};
