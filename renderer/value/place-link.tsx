import type { ReactNode } from 'react';
import type { ReportPlace } from '#shared/value-report.ts';
import { AnchorLink } from '#renderer/ui/AnchorLink.tsx';

/** A link to where a figure of the report comes from. */
export const PlaceLink = ({ accountId, asOf, place, label, children }: { accountId: string; asOf: string | null; place: ReportPlace; label?: string | undefined; children: ReactNode }) => {
  const then = asOf === null ? {} : { asOf };
  const more = { inherit: true, ...(label === undefined ? {} : { 'aria-label': label }) } as const;
  switch (place.to) {
    case 'gain':
      return <AnchorLink to="/accounts/$id/value" params={{ id: accountId }} search={{ ...then, view: 'gains', item: place.id, ...(place.key === null ? {} : { key: place.key }) }} {...more}>{children}</AnchorLink>;
    case 'gains':
      return <AnchorLink to="/accounts/$id/value" params={{ id: accountId }} search={{ ...then, view: 'gains' }} {...more}>{children}</AnchorLink>;
    case 'contracts':
      return <AnchorLink to="/accounts/$id" params={{ id: accountId }} search={{ ...then, section: 'contracts' }} {...more}>{children}</AnchorLink>;
    case 'plan':
      return <AnchorLink to="/accounts/$id" params={{ id: accountId }} search={{ ...then, section: 'plan' }} {...more}>{children}</AnchorLink>;
    case 'rates':
      return <AnchorLink to="/ledger" search={{ view: 'rates' }} {...more}>{children}</AnchorLink>;
    case 'settings':
      return <AnchorLink to="/settings" search={{ section: 'me' }} {...more}>{children}</AnchorLink>;
  }
};
