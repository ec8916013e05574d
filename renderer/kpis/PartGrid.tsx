import { useNavigate } from '@tanstack/react-router';
import { dayName } from '#shared/days.ts';
import type { KpiPart } from '#shared/kpi-facts.ts';
import { isOfMoney } from '#shared/kpi-figures.ts';
import { kpiDefinitions, type KpiKey } from '#shared/kpi-names.ts';
import { formatMoney } from '#shared/money.ts';
import { lineNames, signed } from '#renderer/kpis/kpi-words.ts';
import { addressOf } from '#renderer/ui/record-address.ts';
import { useVirtualRows } from '#renderer/ui/virtual-rows.tsx';
import classes from './kpis.module.css';

type Column = { label: string; width?: number; isRight?: boolean; cell: (part: KpiPart) => string };

const happened = ({ lines, says }: KpiPart, currency: string): string => [...lines.map(({ line, minor }) => `${lineNames[line]} ${signed(minor, currency, 'short')}`), ...(says === '' ? [] : [says])].join(', ');

const columnsFor = (kpi: KpiKey, currency: string): Column[] => {
  const { source, unit, numerator } = kpiDefinitions[kpi];
  const money = (minor: number | null): string => (minor === null ? '–' : formatMoney(minor, currency, 'short').replace('-', '−'));
  const counts: Column = { label: unit === 'days' ? 'Days' : isOfMoney(kpi) ? numerator : 'Counts', width: isOfMoney(kpi) ? 84 : 62, isRight: true, cell: ({ part }) => (isOfMoney(kpi) ? money(part) : String(part).replace('-', '−')) };
  const what: Column = { label: 'What happened', cell: (part) => happened(part, currency) };
  if (source === 'ledger') {
    // What an account adds says enough of money; the movements are one click away.
    return [{ label: 'Start → end', width: 150, isRight: true, cell: ({ start, end }) => `${money(start)} → ${money(end)}` }, ...(kpi === 'nrr' || !isOfMoney(kpi) ? [what] : [counts])];
  }
  const day: Column = { label: source === 'renewals' ? 'Due' : 'Day', width: 100, cell: ({ on }) => (on === null ? '' : dayName(on)) };
  const atr: Column = { label: 'ATR', width: 76, isRight: true, cell: ({ base }) => money(base) };
  return [...(kpi === 'green-plans' ? [] : [day]), ...(source === 'renewals' ? [atr] : []), ...(unit === 'count' ? [] : [counts]), what];
};

/** The rows behind a KPI. Those of the ledger open to their movements, the others to their record. */
export const PartGrid = ({ kpi, parts, currency, onOpen }: { kpi: KpiKey; parts: readonly KpiPart[]; currency: string; onOpen: (part: KpiPart) => void }) => {
  const navigate = useNavigate();
  const isLedger = kpiDefinitions[kpi].source === 'ledger';
  const open = (part: KpiPart): void => {
    const address = part.record === null || isLedger ? null : part.record.entity === 'contracts' ? ({ to: '/renewals/$id', params: { id: part.record.id } } as const) : addressOf(part.record, part.accountId);
    if (address === null) onOpen(part);
    else void navigate(address);
  };
  const columns = columnsFor(kpi, currency);
  const { frame, body } = useVirtualRows({ name: 'kpi-rows', noun: 'row', rows: parts, idOf: ({ id }) => id, opens: isLedger ? 'Open the movements' : 'Open the record', onOpen: open });
  return (
    <div ref={frame} className={classes['frame']} style={{ height: Math.min(340, 34 + parts.length * 34 + 14) }}>
      <table className={classes['table']} style={{ minWidth: 120 + columns.reduce((sum, { width }) => sum + (width ?? 110), 0) }} aria-label={`Rows of ${kpiDefinitions[kpi].name}`} aria-rowcount={parts.length + 1}>
        <colgroup><col style={columns.some(({ width }) => width === undefined) ? { width: 160 } : undefined} />{columns.map(({ label, width }) => <col key={label} style={width === undefined ? undefined : { width }} />)}</colgroup>
        <thead><tr aria-rowindex={1}><th scope="col">Account</th>{columns.map(({ label, isRight }) => <th key={label} scope="col" data-right={isRight}>{label}</th>)}</tr></thead>
        {body(classes['row'] ?? '', (part) => (
          <>
            <td><button type="button" className={classes['opener']} tabIndex={-1} title={part.accountName} onClick={() => open(part)}>{part.accountName}</button></td>
            {columns.map((column) => <td key={column.label} data-right={column.isRight} title={column.width === undefined ? column.cell(part) : undefined}>{column.cell(part)}</td>)}
          </>
        ))}
      </table>
    </div>
  );
};
