import { Text, Title } from '@mantine/core';
import { caseCells, caseHead, type ReportGain, type ReportPlace, type ValueReport } from '#shared/value-report.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';
import { PlaceLink } from '#renderer/value/place-link.tsx';
import classes from './value.module.css';

type Of = { report: ValueReport };
const gains: ReportPlace = { to: 'gains' };

const Headline = ({ report }: Of) => (
  <div className={classes['headline']}>
    <div>
      <div className={classes['figure']}><PlaceLink accountId={report.accountId} asOf={report.asOf} place={gains} label={`${report.headline.figure}: the gains behind it`}>{report.headline.figure}</PlaceLink></div>
      <div>{report.headline.words}</div>
    </div>
    {report.quote === null ? <Text size="sm" className={classes['quiet'] ?? ''}>No words of the customer yet.</Text> : <blockquote>“{report.quote.words}”<footer>{report.quote.by}, {report.quote.on}</footer></blockquote>}
  </div>
);

const AgainstPrice = ({ report }: Of) => {
  const most = Math.max(1, ...report.bars.map(({ value }) => value));
  const of = { accountId: report.accountId, asOf: report.asOf };
  return (
    <section aria-labelledby="against-price">
      <Title order={2} id="against-price">Value against price: <PlaceLink {...of} place={{ to: 'contracts' }} label={`${report.price}: the contracts behind it`}>{report.price}</PlaceLink></Title>
      <div className={classes['bars']}>
        {report.bars.flatMap(({ name, value, said }) => [
          <span key={name}>{name}</span>,
          <div key={`${name} bar`} aria-hidden><div className={classes['bar']} data-price={name.startsWith('Price') || undefined} style={{ width: `${(100 * Math.max(0, value)) / most}%` }} /></div>,
          <strong key={`${name} amount`}>{said}</strong>,
        ])}
      </div>
      <table className={classes['plain']} aria-label="Value against price, both cases">
        <thead><tr>{caseHead.map((one, at) => <th key={one} scope="col" data-right={at > 0 || undefined}>{one === '' ? 'Count' : one}</th>)}</tr></thead>
        <tbody>
          {report.cases.map((one) => (
            <tr key={one.name}>{caseCells(one).map((cell, at) => (at === 0 ? <th key={caseHead[at]} scope="row">{cell}</th> : <td key={caseHead[at]} data-right><PlaceLink {...of} place={gains} label={`${caseHead[at]}, ${one.name.toLowerCase()}, ${cell}: the gains behind it`}>{cell}</PlaceLink></td>))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const GainRow = ({ report, gain }: Of & { gain: ReportGain }) => {
  const link = (figure: string, name: string) => <PlaceLink accountId={report.accountId} asOf={report.asOf} place={{ to: 'gain', id: gain.id, key: null }} label={`${figure}, ${name}: the figures of ${gain.name}`}>{figure}</PlaceLink>;
  return (
    <tr>
      <td>
        <strong>{gain.name}</strong> <span className={classes['small']}>{gain.state.toLowerCase()}, {gain.counts}</span>
        <div>{gain.formula}</div>
        <div className={classes['small']}>{gain.figures}</div>
        {gain.evidence.map((one) => <div key={one} className={classes['small']}><em>{one}</em></div>)}
      </td>
      <td data-right><strong>{link(gain.low, 'conservative')}</strong></td>
      <td data-right><strong>{link(gain.likely, 'likely')}</strong></td>
    </tr>
  );
};

/** The value report as the customer will read it. Each figure leads to what it is made of. */
export const ReportSheet = ({ report }: Of) => (
  <article className={classes['sheet'] ?? ''} aria-label="Value report">
    <Text inherit mb="sm">{report.account} · {report.period}{report.from === '' ? '' : ` · from ${report.from}`}</Text>
    <Headline report={report} />
    <AgainstPrice report={report} />
    {report.gains.length === 0 ? null : (
      <section aria-labelledby="where-from">
        <Title order={2} id="where-from">Where the value comes from</Title>
        <table className={classes['plain']} aria-labelledby="where-from">
          <thead><tr><th scope="col">Gain, how it is counted and what shows it</th><th scope="col" data-right>Conservative</th><th scope="col" data-right>Likely</th></tr></thead>
          <tbody>{report.gains.map((gain) => <GainRow key={gain.id} report={report} gain={gain} />)}</tbody>
        </table>
        {report.others === '' ? null : <p className={classes['small']}>{report.others}</p>}
      </section>
    )}
    {report.outcomes.length === 0 ? null : (
      <section aria-labelledby="verified">
        <Title order={2} id="verified">Verified outcomes</Title>
        <div className={classes['outcomes']}>
          {report.outcomes.map(({ id, planId, metric, change, by, on, words, impact }) => (
            <div key={id}>
              <AnchorLink to="/plans/$id" params={{ id: planId }} search={report.asOf === null ? {} : { asOf: report.asOf }} inherit fw={600}>{metric}</AnchorLink>
              {change === '' ? null : <p><strong>{change}</strong></p>}
              <p><em>“{words}”</em></p>
              <p className={classes['small']}>{by}, {on}</p>
              {impact === '' ? null : <p>{impact}</p>}
            </div>
          ))}
        </div>
      </section>
    )}
    {report.next.length === 0 ? null : (
      <section aria-labelledby="next-steps">
        <Title order={2} id="next-steps">What comes next</Title>
        <ul style={{ margin: 0, paddingLeft: 18 }}>{report.next.map(({ words, due }) => <li key={words}>{words}{due === '' ? '' : `, ${due}`}</li>)}</ul>
      </section>
    )}
    <p className={classes['small']} style={{ marginTop: 14 }}>{report.method}</p>
  </article>
);
