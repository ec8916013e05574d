import { Button, Group, Menu, SegmentedControl, Text } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { reportFormatNames, reportFormats, type ReportFormat, type ValueReport } from '#shared/value-report.ts';
import { useToday } from '#renderer/data/book.ts';
import { call, useRead } from '#renderer/data/reads.ts';
import { sentenceOf } from '#renderer/data/writes.ts';
import { ButtonLink } from '#renderer/ui/AnchorLink.tsx';
import { setAccountOnScreen } from '#renderer/ui/dialogs.ts';
import { download } from '#renderer/ui/export-table.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Loaded } from '#renderer/ui/Loaded.tsx';
import { PageHead } from '#renderer/ui/page.tsx';
import { exactDay } from '#renderer/ui/say.ts';
import { showError } from '#renderer/ui/toasts.tsx';
import { GainList } from '#renderer/value/GainList.tsx';
import { NewGainDialog } from '#renderer/value/NewGainDialog.tsx';
import { PlaceLink } from '#renderer/value/place-link.tsx';
import { ReportSheet } from '#renderer/value/ReportSheet.tsx';
import classes from './value.module.css';

/** What the report lacks, before it is handed over; each gap leads to where it is filled. */
const Missing = ({ report }: { report: ValueReport }) =>
  report.missing.length === 0 ? null : (
    <details className={`${classes['missing']} no-print`} open>
      <summary>{report.missing.length === 1 ? 'One thing is' : `${report.missing.length} things are`} missing for a report that persuades</summary>
      <ul>{report.missing.map(({ says, place }) => <li key={says}><PlaceLink accountId={report.accountId} asOf={report.asOf} place={place}>{says}</PlaceLink></li>)}</ul>
    </details>
  );

const useFile = (report: ValueReport): { save: (format: ReportFormat) => void; isMaking: boolean } => {
  const [isMaking, setMaking] = useState(false);
  const save = async (format: ReportFormat): Promise<void> => {
    setMaking(true);
    try {
      const { fileName, mime, base64 } = await call('value', 'file', { accountId: report.accountId, asOf: report.asOf, format });
      download(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: mime }), fileName);
    } catch (error) {
      showError(sentenceOf(error));
    } finally {
      setMaking(false);
    }
  };
  return { save: (format) => void save(format), isMaking };
};

const ExportButton = ({ report }: { report: ValueReport }) => {
  const { save, isMaking } = useFile(report);
  useKeys('value-report', {
    p: { does: 'Print', run: () => window.print() },
    d: { does: 'Save as PDF', run: () => save('pdf') },
  });
  return (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={() => window.print()}>Print</Button>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target><Button loading={isMaking} leftSection={<IconDownload size={14} aria-hidden />}>Export</Button></Menu.Target>
        <Menu.Dropdown>
          {report.missing.length === 0 ? null : <Menu.Label>{report.missing.length === 1 ? 'One thing is' : `${report.missing.length} things are`} missing, see above the report</Menu.Label>}
          {reportFormats.map((format) => <Menu.Item key={format} onClick={() => save(format)}>{reportFormatNames[format]}</Menu.Item>)}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
};

/** The one-page value report of an account, and the gains that it is made of (F7). */
export const ValueReportPage = () => {
  const { id } = useParams({ from: '/accounts/$id/value' });
  const { asOf: wanted, view, item, key } = useSearch({ from: '/accounts/$id/value' });
  const today = useToday();
  const asOf = wanted !== undefined && wanted < today ? wanted : null;
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const isGains = view === 'gains';
  const report = useRead('value', 'report', { accountId: id, asOf }, { keep: true });
  const go = (to: 'report' | 'gains'): void => void navigate({ to: '/accounts/$id/value', params: { id }, search: { ...(asOf === null ? {} : { asOf }), ...(to === 'gains' ? { view: 'gains' } : {}) } });
  useEffect(() => {
    setAccountOnScreen(id);
    return () => setAccountOnScreen(null);
  }, [id]);
  useKeys('value-views', {
    1: { does: 'Show the report', run: () => go('report') },
    2: { does: 'Show the gains', run: () => go('gains') },
    ...(asOf === null ? { n: { does: 'Add a gain', run: () => setAdding(true) } } : {}),
  });
  return (
    <>
      {report.data === undefined ? <PageHead title="Value report" /> : (
        <PageHead
          title={isGains ? `Gains of ${report.data.account}` : report.data.title}
          beside={asOf === null ? null : <Text size="sm" className={classes['quiet'] ?? ''}>as of {exactDay(asOf)}</Text>}
          actions={
            <Group gap="xs" className="no-print">
              <ButtonLink variant="default" to="/accounts/$id" params={{ id }} search={{ ...(asOf === null ? {} : { asOf }), section: 'value' }} leftSection={<IconArrowLeft size={14} aria-hidden />}>The account</ButtonLink>
              <SegmentedControl size="xs" aria-label="Report or gains" value={isGains ? 'gains' : 'report'} onChange={(value) => go(value === 'gains' ? 'gains' : 'report')} data={[{ value: 'report', label: 'Report' }, { value: 'gains', label: 'Gains' }]} />
              {isGains ? (asOf === null ? <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>Add a gain</Button> : null) : <ExportButton report={report.data} />}
            </Group>
          }
        />
      )}
      {isGains ? <GainList accountId={id} asOf={asOf} item={item ?? null} assumption={key ?? null} onAdd={() => setAdding(true)} /> : <Loaded read={report}>{(data) => <><Missing report={data} /><ReportSheet report={data} /></>}</Loaded>}
      {isAdding ? <NewGainDialog accountId={id} onClose={() => setAdding(false)} /> : null}
    </>
  );
};
