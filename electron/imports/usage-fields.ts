import { accountOfRecord } from './account-fields.ts';
import type { ImportField } from './fields.ts';

/** Columns that name the account of a row of usage or a case: an id of any system, a mail domain, or a name. */
const whose: readonly ImportField[] = accountOfRecord.map((field) =>
  field.key === 'account'
    ? { ...field, names: [...field.names, 'name', 'domain', 'mail domain', 'email domain', 'tenant name', 'workspace name', 'tenant', 'workspace', 'org', 'org name', 'requester organization', 'ticket organization', 'ticket organization name', 'requester organization name', 'mandant'] }
    : { ...field, names: [...field.names, 'org id', 'tenant id', 'workspace id', 'external id', 'account number', 'salesforce account id', 'hubspot company id', 'crm id', 'client id', 'account'] },
);

export const usageImportFields: readonly ImportField[] = [
  ...whose,
  {
    key: 'day', label: 'Day or period', kind: 'day', needed: true,
    names: ['day', 'date', 'week', 'month', 'week start', 'week starting', 'week of', 'week begin', 'week beginning', 'week ending', 'week commencing', 'period', 'period start', 'month start', 'month of', 'usage date', 'usage day', 'usage month', 'usage week', 'event date', 'event day', 'activity date', 'report date', 'snapshot date', 'as of', 'as of date', 'measured on', 'timestamp', 'year month', 'yyyymm', 'reporting period', 'datum', 'tag', 'woche', 'monat', 'stichtag', 'kalenderwoche', 'kw'],
  },
  {
    key: 'metric', label: 'Metric', kind: 'text', needed: false,
    names: ['metric', 'metric name', 'metric key', 'event', 'event name', 'event type', 'measure', 'measure name', 'kpi', 'indicator', 'usage type', 'usage metric', 'feature', 'feature name', 'counter', 'dimension', 'metrik', 'kennzahl', 'merkmal'],
  },
  {
    key: 'value', label: 'Value', kind: 'number', needed: false,
    names: ['value', 'count', 'metric value', 'event count', 'events', 'total', 'usage', 'usage count', 'quantity', 'amount', 'number', 'n', 'sum', 'uses', 'times', 'hits', 'occurrences', 'wert', 'anzahl', 'menge'],
  },
];

export const caseImportFields: readonly ImportField[] = [
  {
    key: 'title', label: 'Title', kind: 'text', needed: true, telling: true,
    names: ['subject', 'title', 'summary', 'case subject', 'ticket subject', 'ticket name', 'issue summary', 'ticket title', 'case title', 'short description', 'betreff', 'titel', 'name'],
  },
  {
    key: 'externalId', label: 'Id there', kind: 'text', needed: false,
    names: ['id', 'case id', 'ticket id', 'caseid', 'ticketid', 'issue id', 'issue key', 'key', 'record id', 'hs object id', 'external id', 'sys id', 'case safe id'],
  },
  { key: 'number', label: 'Number', kind: 'text', needed: false, telling: true, names: ['case number', 'casenumber', 'ticket number', 'ticket no', 'ticket', 'number', 'case', 'issue number', 'incident', 'incident number', 'ticketnummer', 'fallnummer', 'vorgang'] },
  ...whose.map((field) => ({ ...field, needed: field.key === 'account', names: field.names.filter((name) => name !== 'name') })),
  { key: 'requester', label: 'Mail of the requester', kind: 'text', needed: false, telling: true, names: ['requester email', 'requester mail', 'requester e mail', 'contact email', 'reporter email', 'suppliedemail', 'supplied email', 'web email', 'customer email', 'requester', 'email', 'from'] },
  {
    key: 'severity', label: 'Severity', kind: 'choice', needed: false, telling: true,
    names: ['severity', 'priority', 'ticket priority', 'case priority', 'urgency', 'impact', 'prio', 'prioritat', 'dringlichkeit', 'schweregrad'],
  },
  { key: 'status', label: 'Status', kind: 'text', needed: false, telling: true, names: ['status', 'ticket status', 'case status', 'state', 'resolution status', 'pipeline stage', 'zustand'] },
  {
    key: 'openedOn', label: 'Opened on', kind: 'day', needed: true, telling: true,
    names: ['opened', 'opened on', 'opened at', 'opened date', 'date opened', 'date time opened', 'created', 'created at', 'created on', 'created date', 'createddate', 'create date', 'creation date', 'date created', 'requested', 'requested at', 'reported on', 'ticket created date', 'submitted', 'erstellt', 'erstellt am', 'eroffnet', 'eroffnet am'],
  },
  {
    key: 'closedOn', label: 'Closed on', kind: 'day', needed: false, telling: true,
    names: ['closed', 'closed on', 'closed at', 'closed date', 'closeddate', 'date closed', 'date time closed', 'close date', 'solved', 'solved at', 'solved on', 'solved date', 'resolved', 'resolved at', 'resolved on', 'resolution date', 'resolutiondate', 'completed at', 'initially solved at', 'gelost am', 'geschlossen', 'geschlossen am'],
  },
  { key: 'updatedOn', label: 'Last updated', kind: 'day', needed: false, names: ['updated', 'updated at', 'updated on', 'last updated', 'last modified date', 'last modified', 'lastmodifieddate', 'aktualisiert', 'aktualisiert am'] },
  { key: 'isClosed', label: 'Is closed', kind: 'yes-no', needed: false, telling: true, names: ['is closed', 'isclosed', 'is resolved', 'is solved'] },
  {
    key: 'theme', label: 'Theme', kind: 'text', needed: false,
    names: ['theme', 'category', 'ticket category', 'component', 'components', 'component s', 'topic', 'area', 'product area', 'reason', 'case reason', 'type', 'ticket type', 'issue type', 'case type', 'ticket form', 'tags', 'labels', 'group', 'kategorie', 'thema', 'bereich'],
  },
  { key: 'url', label: 'Link', kind: 'text', needed: false, names: ['url', 'link', 'ticket url', 'case url', 'permalink'] },
  { key: 'notes', label: 'Notes', kind: 'text', needed: false, names: ['description', 'notes', 'comments', 'details', 'body', 'beschreibung', 'notizen'] },
  { key: 'deleted', label: 'Deleted there', kind: 'yes-no', needed: false, names: ['is deleted', 'isdeleted', 'deleted', 'fivetran deleted'] },
];
