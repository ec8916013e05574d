import type { ImportField } from './fields.ts';

/** The columns by which an export says that a record was thrown away there. */
export const deletedField: ImportField = { key: 'deleted', label: 'Deleted there', kind: 'yes-no', needed: false, names: ['is deleted', 'isdeleted', 'deleted', 'fivetran deleted'] };

/** What a contract row and an account row with its contract on it share. */
export const termFields: readonly ImportField[] = [
  {
    key: 'arr', label: 'ARR', kind: 'money', needed: false,
    names: ['arr', 'annual recurring revenue', 'current arr', 'total arr', 'contract arr', 'arr amount', 'annual value', 'annual contract value', 'acv', 'yearly value', 'annual amount', 'annual fee', 'yearly revenue', 'jahreswert', 'jahresumsatz', 'jahresbetrag', 'arr eur', 'arr usd', 'arr in usd', 'arr in eur', 'arr converted'],
  },
  { key: 'mrr', label: 'MRR (monthly)', kind: 'money', needed: false, names: ['mrr', 'monthly recurring revenue', 'monthly value', 'monthly amount', 'monthly fee', 'monthly price', 'monthly charges', 'monatsbetrag', 'monatswert'] },
  { key: 'currency', label: 'Currency', kind: 'text', needed: false, names: ['currency', 'currency code', 'currency iso code', 'currencyisocode', 'deal currency code', 'wahrung'] },
  {
    key: 'endOn', label: 'Contract end', kind: 'day', needed: false,
    names: ['end date', 'contract end', 'contract end date', 'subscription end', 'subscription end date', 'end', 'enddate', 'ends on', 'term end', 'term end date', 'expiration date', 'expiry date', 'expires', 'expires on', 'expiration', 'contract expiry', 'valid until', 'valid to', 'vertragsende', 'ende', 'enddatum', 'laufzeitende', 'churn date', 'cancelled on'],
  },
  {
    key: 'renewalOn', label: 'Renewal date', kind: 'day', needed: false,
    names: ['renewal date', 'renewal', 'renewal on', 'renewal day', 'renews on', 'renews', 'next renewal', 'next renewal date', 'contract renewal date', 'contract renewal', 'renewal due', 'verlangerung', 'verlangerungsdatum', 'vertragsverlangerung'],
  },
  { key: 'termMonths', label: 'Term in months', kind: 'number', needed: false, names: ['contract term', 'term months', 'term in months', 'months', 'term', 'contract length', 'contract length months', 'laufzeit', 'laufzeit monate', 'subscription term', 'deal term'] },
];

export const accountImportFields: readonly ImportField[] = [
  {
    key: 'name', label: 'Account name', kind: 'text', needed: true, telling: true,
    names: ['account name', 'company name', 'customer name', 'name', 'account', 'company', 'customer', 'client', 'client name', 'organization', 'organisation', 'organization name', 'kunde', 'kundenname', 'firma', 'firmenname', 'unternehmen', 'compte', 'cliente', 'accountname', 'companyname'],
  },
  {
    key: 'externalId', label: 'Id there', kind: 'text', needed: false,
    names: ['id', 'record id', 'hs object id', 'account id', 'company id', 'customer id', 'account id 18', '18 digit account id', 'case safe account id', 'case safe id', 'accountid', 'customerid', 'customer i d', 'external id', 'crm id', 'salesforce id', 'salesforce account id', 'hubspot id', 'oracle id', 'account number', 'accountnumber', 'customer number', 'customer no', 'kundennummer', 'kunden nr', 'kundennr'],
  },
  { key: 'segment', label: 'Segment', kind: 'choice', needed: false, telling: true, names: ['segment', 'customer segment', 'account segment', 'tier', 'customer tier', 'account tier', 'segment tier', 'kundensegment', 'csm segment', 'sales segment'] },
  { key: 'industry', label: 'Industry', kind: 'text', needed: false, telling: true, names: ['industry', 'sector', 'vertical', 'branche', 'industrie'] },
  {
    key: 'region', label: 'Region', kind: 'text', needed: false,
    names: ['region', 'geography', 'geo', 'territory', 'location', 'country region', 'country', 'billing country', 'billing state province', 'billing state', 'state', 'state region', 'land', 'standort', 'city', 'billing city'],
  },
  { key: 'website', label: 'Website', kind: 'text', needed: false, telling: true, names: ['website', 'website url', 'web site', 'homepage', 'url', 'web', 'webseite'] },
  { key: 'domains', label: 'Mail domains', kind: 'text', needed: false, names: ['domains', 'domain', 'company domain name', 'email domain', 'email domains', 'mail domain', 'mail domains', 'additional domains'] },
  { key: 'about', label: 'About', kind: 'text', needed: false, names: ['description', 'about', 'about us', 'notes', 'comments', 'comment', 'account notes', 'beschreibung', 'notizen', 'bemerkung'] },
  { key: 'stage', label: 'Journey stage', kind: 'choice', needed: false, names: ['journey stage', 'customer stage', 'customer journey stage', 'cs stage', 'stage', 'adoption stage', 'success stage'] },
  { key: 'coverage', label: 'Coverage', kind: 'choice', needed: false, names: ['coverage', 'csm coverage', 'touch model', 'coverage model', 'service model'] },
  { key: 'sentiment', label: 'Sentiment', kind: 'choice', needed: false, names: ['sentiment', 'csm sentiment', 'health', 'csm health', 'account health', 'health status', 'customer health', 'rag', 'rag status', 'ampel'] },
  { key: 'riskReason', label: 'Risk', kind: 'text', needed: false, names: ['risk reason', 'risk', 'churn risk', 'risk notes', 'risk description', 'churn risk reason', 'risiko'] },
  {
    key: 'customerSince', label: 'Customer since', kind: 'day', needed: false, telling: true,
    names: ['customer since', 'company since', 'became a customer date', 'became customer', 'customer start date', 'account since', 'client since', 'kunde seit', 'onboarded on', 'go live', 'go live date', 'original contract date', 'first purchase date', 'joined'],
  },
  { key: 'csmSince', label: 'CSM since', kind: 'day', needed: false, telling: true, names: ['csm since', 'csm start date', 'csm assigned date', 'csm assigned on', 'csm assigned', 'betreut seit', 'handover date', 'csm handover date'] },
  { key: 'upgradeExpectedOn', label: 'Upgrade expected on', kind: 'day', needed: false, names: ['upgrade expected on', 'expected upgrade', 'expected upgrade date', 'upgrade date'] },
  { key: 'growthExpectedOn', label: 'Growth expected on', kind: 'day', needed: false, names: ['growth expected on', 'expected growth', 'expected expansion date', 'expansion date'] },
  { key: 'criticalInitiative', label: 'Critical initiative', kind: 'text', needed: false, names: ['critical initiative', 'initiative', 'strategic initiative'] },
  { key: 'priorityOverride', label: 'Priority', kind: 'choice', needed: false, names: ['priority', 'csm priority', 'account priority', 'prio', 'prioritat'] },
  { key: 'priorityReason', label: 'Reason of the priority', kind: 'text', needed: false, names: ['priority reason'] },
  { key: 'cadenceDays', label: 'Days between calls', kind: 'number', needed: false, names: ['cadence', 'cadence days', 'call cadence', 'call cadence days', 'days between calls', 'touch frequency days'] },
  { key: 'statedArr', label: 'ARR as stated there (to reconcile)', kind: 'money', needed: false, names: ['stated arr', 'reported arr', 'finance arr', 'billed arr', 'arr per finance', 'arr as stated'] },
  ...termFields.filter(({ key }) => key !== 'termMonths'),
  { key: 'startOn', label: 'Contract start', kind: 'day', needed: false, names: ['contract start', 'contract start date', 'subscription start', 'subscription start date', 'start date', 'start', 'vertragsbeginn', 'vertragsstart', 'startdatum'] },
  { key: 'seats', label: 'Seats', kind: 'number', needed: false, names: ['seats', 'licenses', 'licences', 'user licenses', 'number of seats', 'number of licenses', 'lizenzen'] },
  deletedField,
];

const personAccount: readonly ImportField[] = [
  {
    key: 'account', label: 'Account', kind: 'account', needed: true,
    names: ['account name', 'company name', 'associated company', 'primary associated company', 'account', 'company', 'customer', 'customer name', 'organization', 'organisation', 'organization name', 'client', 'kunde', 'firma', 'unternehmen', 'employer', 'associated company name', 'associated company names'],
  },
  {
    key: 'accountExternalId', label: 'Id of the account there', kind: 'account', needed: false,
    names: ['account id', 'accountid', 'associated company ids', 'associated company id', 'primary associated company id', 'company id', 'customer id', 'customerid', 'kundennummer', 'account number', 'organization id'],
  },
];

export const peopleImportFields: readonly ImportField[] = [
  { key: 'name', label: 'Name', kind: 'text', needed: true, names: ['name', 'full name', 'contact name', 'contact', 'person', 'display name', 'attendee', 'ansprechpartner', 'kontakt', 'vollstandiger name'] },
  { key: 'firstName', label: 'First name', kind: 'text', needed: false, telling: true, names: ['first name', 'firstname', 'given name', 'forename', 'vorname', 'prenom', 'nombre'] },
  { key: 'lastName', label: 'Last name', kind: 'text', needed: false, telling: true, names: ['last name', 'lastname', 'surname', 'family name', 'nachname', 'apellido'] },
  { key: 'externalId', label: 'Id there', kind: 'text', needed: false, names: ['id', 'contact id', 'record id', 'hs object id', 'person id', 'contactid', 'case safe contact id', 'external id'] },
  ...personAccount,
  { key: 'title', label: 'Job title', kind: 'text', needed: false, telling: true, names: ['title', 'job title', 'jobtitle', 'position', 'role title', 'funktion', 'stelle'] },
  {
    key: 'email', label: 'E-mail', kind: 'text', needed: false, telling: true,
    names: ['email', 'e mail', 'email address', 'e mail address', 'mail', 'work email', 'business email', 'contact email', 'primary email', 'e mail adresse'],
  },
  { key: 'phone', label: 'Phone', kind: 'text', needed: false, names: ['phone', 'phone number', 'mobile', 'mobile phone', 'mobile phone number', 'business phone', 'work phone', 'telephone', 'tel', 'telefon', 'telefonnummer', 'handy'] },
  { key: 'level', label: 'Level', kind: 'choice', needed: false, names: ['level', 'seniority', 'seniority level', 'management level', 'job level', 'employment seniority'] },
  { key: 'role', label: 'Role', kind: 'text', needed: false, names: ['role', 'contact role', 'account role', 'contact type', 'rolle'] },
  { key: 'persona', label: 'Persona', kind: 'text', needed: false, names: ['persona', 'buyer persona', 'contact persona'] },
  { key: 'buyingRole', label: 'Buying role', kind: 'choice', needed: false, names: ['buying role', 'hs buying role', 'purchase role', 'decision role', 'role in purchase'] },
  { key: 'influence', label: 'Influence, 1 to 5', kind: 'number', needed: false, names: ['influence', 'influence level', 'power'] },
  { key: 'attitude', label: 'Attitude', kind: 'choice', needed: false, names: ['attitude', 'disposition', 'relationship', 'relationship status', 'stance', 'support level'] },
  { key: 'championStrength', label: 'Champion strength, 1 to 5', kind: 'number', needed: false, names: ['champion strength', 'champion score', 'advocacy'] },
  { key: 'isKey', label: 'Key person', kind: 'yes-no', needed: false, names: ['key person', 'is key', 'key contact', 'primary contact', 'is primary', 'primary', 'champion', 'main contact', 'hauptkontakt'] },
  { key: 'leftOn', label: 'Left on', kind: 'day', needed: false, names: ['left on', 'left company on', 'left date', 'departed on'] },
  { key: 'notes', label: 'Notes', kind: 'text', needed: false, names: ['notes', 'description', 'comments', 'comment', 'notizen', 'bemerkung', 'beschreibung'] },
  deletedField,
];

/** The account of a contract or activity: by its name, or by its id in another system. */
export const accountOfRecord = personAccount;
