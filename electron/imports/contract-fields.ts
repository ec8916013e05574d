import { accountOfRecord, deletedField, termFields } from './account-fields.ts';
import type { ImportField } from './fields.ts';

export const contractImportFields: readonly ImportField[] = [
  {
    key: 'name', label: 'Contract or product', kind: 'text', needed: false,
    names: ['product', 'product name', 'contract name', 'subscription', 'subscription name', 'plan', 'plan name', 'deal name', 'dealname', 'opportunity name', 'contract', 'name', 'line item', 'item', 'sku', 'produkt', 'vertrag', 'license', 'licence', 'contract number', 'order number', 'vertragsnummer'],
  },
  {
    key: 'externalId', label: 'Id there', kind: 'text', needed: false,
    names: ['id', 'contract id', 'subscription id', 'record id', 'hs object id', 'opportunity id', 'deal id', 'order id', 'contractid', 'opportunityid', 'external id', 'case safe opportunity id', 'line item id'],
  },
  ...accountOfRecord,
  ...termFields.slice(0, 2),
  { key: 'amount', label: 'Amount (a year)', kind: 'money', needed: false, names: ['amount', 'total amount', 'contract value', 'total contract value', 'tcv', 'value', 'total price', 'deal amount', 'amount in company currency', 'price', 'betrag', 'vertragswert', 'wert', 'revenue', 'umsatz'] },
  {
    key: 'startOn', label: 'Start', kind: 'day', needed: true, telling: true,
    names: ['start date', 'contract start date', 'contract start', 'subscription start date', 'subscription start', 'start', 'startdate', 'starts on', 'start on', 'effective date', 'effectivedate', 'term start', 'term start date', 'valid from', 'begin', 'begin date', 'service date', 'close date', 'closedate', 'closed date', 'signed on', 'signature date', 'order date', 'vertragsbeginn', 'vertragsstart', 'beginn', 'startdatum'],
  },
  ...termFields.slice(2),
  { key: 'autoRenew', label: 'Renews by itself', kind: 'yes-no', needed: false, telling: true, names: ['auto renew', 'auto renewal', 'autorenew', 'auto renews', 'automatic renewal', 'evergreen', 'automatische verlangerung'] },
  { key: 'seats', label: 'Seats', kind: 'number', needed: false, names: ['seats', 'quantity', 'licenses', 'licences', 'users', 'number of seats', 'number of licenses', 'qty', 'menge', 'anzahl', 'lizenzen'] },
  { key: 'notes', label: 'Notes', kind: 'text', needed: false, names: ['notes', 'description', 'deal description', 'comments', 'special terms', 'notizen', 'bemerkung', 'beschreibung'] },
  { key: 'won', label: 'Won', kind: 'yes-no', needed: false, telling: true, names: ['is won', 'iswon', 'is closed won', 'hs is closed won', 'won'] },
  { key: 'dealStage', label: 'Stage of the deal', kind: 'text', needed: false, telling: true, names: ['deal stage', 'dealstage', 'stage name', 'stagename', 'opportunity stage'] },
  deletedField,
];

export const activityImportFields: readonly ImportField[] = [
  { key: 'title', label: 'Subject', kind: 'text', needed: true, telling: true, names: ['subject', 'activity subject', 'title', 'meeting name', 'activity name', 'call title', 'meeting title', 'engagement title', 'topic', 'betreff', 'thema', 'task title', 'name'] },
  {
    key: 'on', label: 'Day or time', kind: 'instant', needed: true, telling: true,
    names: ['start date time', 'startdatetime', 'activity date time', 'activitydatetime', 'activity date', 'activitydate', 'start time', 'meeting start time', 'date time', 'date', 'start', 'start date', 'call date', 'meeting date', 'engagement date', 'hs timestamp', 'due date', 'due date only', 'due on', 'timestamp', 'datum', 'when', 'last activity date', 'created date', 'create date'],
  },
  { key: 'externalId', label: 'Id there', kind: 'text', needed: false, names: ['id', 'activity id', 'task id', 'event id', 'record id', 'engagement id', 'hs object id', 'external id'] },
  ...accountOfRecord.map((field) => (field.key === 'account' ? { ...field, names: [...field.names, 'company account', 'related to', 'what'] } : field)),
  { key: 'relatedExternalId', label: 'Id of what it is about', kind: 'account', needed: false, names: ['what id', 'whatid', 'related to id', 'related record id'] },
  { key: 'personExternalId', label: 'Id of the person', kind: 'person', needed: false, telling: true, names: ['who id', 'whoid', 'contact id', 'associated contact ids', 'associated contact id'] },
  { key: 'person', label: 'Person', kind: 'person', needed: false, names: ['contact', 'contact name', 'attendee', 'attendees', 'participants', 'with', 'contact email', 'email', 'associated contacts', 'associated contact', 'teilnehmer', 'who'] },
  { key: 'type', label: 'Type', kind: 'choice', needed: false, names: ['type', 'activity type', 'event subtype type', 'engagement type', 'kind', 'meeting type', 'call and meeting type', 'art', 'typ'] },
  { key: 'subtype', label: 'Subtype', kind: 'choice', needed: false, telling: true, names: ['task subtype', 'tasksubtype', 'event subtype', 'eventsubtype', 'subtype'] },
  { key: 'status', label: 'Status', kind: 'text', needed: false, names: ['status', 'task status', 'activity status', 'meeting outcome', 'call outcome', 'outcome'] },
  { key: 'closed', label: 'Completed', kind: 'yes-no', needed: false, names: ['is closed', 'isclosed', 'completed', 'done', 'closed', 'erledigt'] },
  { key: 'noShow', label: 'No-show', kind: 'yes-no', needed: false, names: ['no show', 'is no show', 'noshow'] },
  { key: 'minutes', label: 'Minutes', kind: 'number', needed: false, telling: true, names: ['duration in minutes', 'durationinminutes', 'duration', 'minutes', 'length', 'duration minutes', 'dauer', 'dauer in minuten'] },
  { key: 'seconds', label: 'Seconds', kind: 'number', needed: false, names: ['call duration in seconds', 'calldurationinseconds', 'call duration', 'duration seconds'] },
  { key: 'sentiment', label: 'Sentiment', kind: 'choice', needed: false, names: ['sentiment', 'meeting sentiment', 'call sentiment'] },
  { key: 'body', label: 'Note', kind: 'text', needed: false, names: ['description', 'comments', 'full comments', 'notes', 'note', 'body', 'body preview', 'note body', 'call notes', 'meeting description', 'details', 'comment', 'content', 'internal meeting notes', 'beschreibung', 'notizen', 'bemerkung', 'text'] },
  deletedField,
];
