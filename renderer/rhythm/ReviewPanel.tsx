import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconFileText, IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import type { Day } from '#shared/days.ts';
import { reviewMarkdown, textNames, type OwnReview, type ReviewTexts } from '#shared/own-review.ts';
import { SavedTextarea } from '#renderer/accounts/SavedTextarea.tsx';
import { useToday } from '#renderer/data/book.ts';
import { call, useRead } from '#renderer/data/reads.ts';
import { sentenceOf, useWrite } from '#renderer/data/writes.ts';
import { PeriodNav, useQuarter } from '#renderer/rhythm/PeriodNav.tsx';
import { ReviewPart } from '#renderer/rhythm/ReviewPart.tsx';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { exactDay, sayDay } from '#renderer/ui/say.ts';
import { showError } from '#renderer/ui/toasts.tsx';
import classes from './rhythm.module.css';

const hints: Record<keyof ReviewTexts, string> = {
  wentWell: 'One point a line: what came of it, for which account', wentBadly: 'What was lost or late, and why', asks: 'What leadership is to decide, give or stop', nextRocks: 'One to five, a line each',
};
const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);

const Texts = ({ review, on }: { review: OwnReview; on: Day }) => {
  const { write } = useWrite('rhythm', 'write');
  return (
    <section className={classes['part']} aria-labelledby="texts-title">
      <Title order={2} id="texts-title">What it means</Title>
      <div className={classes['texts']}>
        {(Object.keys(textNames) as (keyof ReviewTexts)[]).map((key) => <SavedTextarea key={key} label={textNames[key]} description={hints[key]} minRows={4} value={review.texts[key]} onSave={(text) => void write({ on, texts: { [key]: text } })} />)}
      </div>
    </section>
  );
};

const Standing = ({ review, today }: { review: OwnReview; today: Day }) => {
  const { isDue, heldOn, dueFrom, quarter, asOf } = review;
  if (heldOn !== null) return <Text size="sm" mb="sm">Held on {exactDay(heldOn)}. The figures are as of {exactDay(asOf)}.</Text>;
  if (isDue) return <Alert color="yellow" variant="outline" mb="sm" p="xs">It is due: the quarter ends {sayDay(quarter.to, today)}, on {exactDay(quarter.to)}.</Alert>;
  return <Text size="sm" mb="sm" className={classes['quiet']}>{today < dueFrom ? `It is due in the last days of the quarter, from ${exactDay(dueFrom)}.` : `The quarter ended on ${exactDay(quarter.to)}.`} The figures are as of {exactDay(asOf)}.</Text>;
};

const Body = ({ review, on }: { review: OwnReview; on: Day }) => {
  const today = useToday();
  const [isMaking, setMaking] = useState(false);
  const { write: hold } = useWrite('rhythm', 'hold');
  const name = `own-review-${review.quarter.name.toLowerCase().replaceAll(' ', '-')}`;
  const saveMarkdown = (): void => download(new Blob([reviewMarkdown(review)], { type: 'text/markdown;charset=utf-8' }), `${name}.md`);
  const saveDeck = async (): Promise<void> => {
    setMaking(true);
    try {
      const { base64 } = await call('rhythm', 'deck', { on });
      download(new Blob([bytesOf(base64)], { type: pptx }), `${name}.pptx`);
    } catch (error) {
      showError(sentenceOf(error));
    } finally {
      setMaking(false);
    }
  };
  useKeys('own-review', { d: { does: 'Save the deck', run: () => void saveDeck() }, m: { does: 'Save as Markdown', run: saveMarkdown } });
  const isAhead = review.parts.length === 0;
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="xs">
        <PeriodNav kind="quarter" name={review.quarter.name} />
        {isAhead ? null : (
          <Group gap="xs">
            {review.heldOn === null ? <Button variant="default" onClick={() => void hold({ on, heldOn: today })}>Held today</Button> : <Button variant="default" onClick={() => void hold({ on, heldOn: null })}>Not held yet</Button>}
            <Button variant="default" leftSection={<IconFileText size={14} aria-hidden />} onClick={saveMarkdown}>Markdown</Button>
            <Button leftSection={<IconPresentation size={14} aria-hidden />} loading={isMaking} onClick={() => void saveDeck()}>Deck</Button>
          </Group>
        )}
      </Group>
      {isAhead ? <EmptyState title="That quarter has not begun">Its review writes its figures by itself once the quarter runs.</EmptyState> : (
        <>
          <Standing review={review} today={today} />
          <Texts review={review} on={on} />
          <div className={classes['parts']}>{review.parts.map((part) => <ReviewPart key={part.key} part={part} quarter={review.quarter} />)}</div>
          <section className={classes['part']} aria-labelledby="own-rocks-title">
            <Title order={2} id="own-rocks-title">Big rocks of the quarter</Title>
            {review.rocks.length === 0 ? <Text size="sm">None were set. <AnchorLink to="/rhythm" search={{ view: 'goals', quarter: on }} inherit underline="always">Set them under Goals</AnchorLink>.</Text> : (
              <ul>{review.rocks.map((rock) => <Text key={rock.name} component="li" size="sm">{rock.name}: {rock.state.toLowerCase()}{rock.progress === null ? '' : `, ${Math.round(rock.progress * 100)} %`}{rock.word === '' ? '' : `. ${rock.word}`}</Text>)}</ul>
            )}
          </section>
        </>
      )}
    </>
  );
};

/** The internal quarterly review of the own book: figures that write themselves, the person's words, and a deck for leadership. */
export const ReviewPanel = () => {
  const on = useQuarter();
  const read = useRead('rhythm', 'review', { on }, { keep: true });
  return <Loaded read={read}>{(review) => <Body review={review} on={on} />}</Loaded>;
};
