import { ActionIcon, Menu, Paper, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpportunityRow } from '#shared/expansion.ts';
import { growthMotionNames, stageOf } from '#shared/expansion-rules.ts';
import { formatMoney } from '#shared/money.ts';
import { useSettings } from '#renderer/data/book.ts';
import { useWrite } from '#renderer/data/writes.ts';
import { lateWords } from '#renderer/expansion/expansion-words.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { DayText, inks } from '#renderer/ui/marks.tsx';
import { MoneySum } from '#renderer/ui/MoneySum.tsx';
import { count } from '#renderer/ui/say.ts';
import classes from './expansion.module.css';

const dragged = 'application/x-daybook-opportunity';

const Card = ({ row, onMove }: { row: OpportunityRow; onMove: (id: string, stage: string) => void }) => {
  const { stages } = useSettings().expansion;
  const late = lateWords(row);
  return (
    <Paper component="li" className={classes['card'] ?? ''} draggable onDragStart={(event) => { event.dataTransfer.setData(dragged, row.id); event.dataTransfer.effectAllowed = 'move'; }}>
      <div className={classes['top']}>
        <AnchorLink to="/opportunities/$id" params={{ id: row.id }} inherit fw={500} draggable={false}>{row.name}</AnchorLink>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target><ActionIcon variant="subtle" color="gray" size="xs" aria-label={`Move ${row.name}`}><IconDots size={13} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>Move to</Menu.Label>
            {stages.filter(({ key }) => key !== stageOf({ stages }, row.stage).key).map(({ key, name }) => <Menu.Item key={key} onClick={() => onMove(row.id, key)}>{name}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      </div>
      <AnchorLink to="/accounts/$id" params={{ id: row.accountId }} search={{}} size="xs" draggable={false}>{row.accountName}</AnchorLink>
      <div className={classes['facts']}>
        <span>{formatMoney(row.amount.minor, row.amount.currency, 'short')}</span>
        <span>{growthMotionNames[row.motion]}{row.productName === '' ? '' : `, ${row.productName}`}</span>
        {row.closeOn === null || row.closeLate > 0 ? null : <span>closes <DayText on={row.closeOn} size="xs" /></span>}
      </div>
      {late === '' ? null : <Text size="xs" fw={600} c={inks.red}>{late}</Text>}
      <Text size="xs" className={classes['quiet'] ?? ''}>{row.driver.says}</Text>
    </Paper>
  );
};

/** Open opportunities by stage. A card is dragged to another stage, or moved by its menu. */
export const OpportunityBoard = ({ rows }: { rows: readonly OpportunityRow[] }) => {
  const { stages } = useSettings().expansion;
  const { write } = useWrite('expansion', 'change');
  const [over, setOver] = useState<string | null>(null);
  const move = (id: string, stage: string): void => {
    if (rows.find((row) => row.id === id)?.stage !== stage) void write({ id, fields: { stage } });
  };
  return (
    <div className={classes['frame']}>
      <ol className={classes['board']} aria-label="Opportunities by stage">
        {stages.map(({ key, name }) => {
          const own = rows.filter((row) => stageOf({ stages }, row.stage).key === key);
          return (
            <Paper
              component="li" key={key} className={classes['column'] ?? ''} data-over={over === key || undefined}
              onDragOver={(event) => { if (event.dataTransfer.types.includes(dragged)) { event.preventDefault(); setOver(key); } }}
              onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null); }}
              onDrop={(event) => { event.preventDefault(); setOver(null); move(event.dataTransfer.getData(dragged), key); }}
            >
              <Text component="h2" size="sm" fw={600}>{name}</Text>
              <Text size="xs" className={classes['quiet'] ?? ''}>{own.length === 0 ? 'None' : <>{count(own.length, 'opportunity', 'opportunities')}, <MoneySum of={own.map(({ amount }) => amount)} /></>}</Text>
              <ul className={classes['cards']} aria-label={name}>{own.map((row) => <Card key={row.id} row={row} onMove={move} />)}</ul>
            </Paper>
          );
        })}
      </ol>
    </div>
  );
};
