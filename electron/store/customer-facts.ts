import { isEngagement } from '#shared/calls.ts';
import type { CustomerCall, CustomerCommitment, CustomerContract, CustomerFacts, CustomerFeature, CustomerMetric, CustomerShare, CustomerSupport, LeftOut } from '#shared/customer-facts.ts';
import { addMonths, daysBetween, endOfDay, type Day, type Instant } from '#shared/days.ts';
import { DaybookError } from '#shared/errors.ts';
import { isActive } from '#shared/contracts.ts';
import type { AccountAdoption, JudgedRatio } from '#shared/adoption.ts';
import type { Entity } from '#shared/records.ts';
import type { SupportCase } from '#shared/support.ts';
import { isOpenOn } from '#shared/support-rules.ts';
import type { Job } from '#shared/team.ts';
import type { Context } from '#electron/context.ts';
import { createAccountAdoption } from '#electron/store/account-adoption.ts';
import { createAccountRows } from '#electron/store/account-rows.ts';
import { asOf as asKnown } from '#electron/store/as-of.ts';
import { createCaseReader } from '#electron/store/case-rows.ts';
import { createContractRows } from '#electron/store/contract-rows.ts';
import { createCustomerPlans } from '#electron/store/customer-plans.ts';
import { valueForCustomer } from '#electron/store/customer-value.ts';
import { createEducationRows } from '#electron/store/education-rows.ts';
import { createLeftOut } from '#electron/store/left-out.ts';
import { createRoleRows } from '#electron/store/role-rows.ts';
import { recordOf, type StoredRow } from '#electron/store/rows.ts';
import { accounts, activities, attendances, commitments, people } from '#electron/store/schema.ts';
import { onboardings } from '#electron/store/schema-success.ts';
import { turnOfOthers } from '#electron/store/turn.ts';
import { createValueRows } from '#electron/store/value-rows.ts';

const monthsOfSupport = 12;
/** What our jobs are called in front of a customer. */
const jobWords: Record<Job, string> = {
  csm: 'Customer success', ae: 'Account executive', sa: 'Solutions architect', renewals: 'Contracts', services: 'Services', support: 'Support', product: 'Product', executive: 'Executive sponsor', manager: 'Customer success lead', partner: 'Partner',
};

const earliest = (days: readonly (Day | null)[]): Day | null => days.filter((one) => one !== null).toSorted()[0] ?? null;

const shareOf = (ratio: JudgedRatio | null): CustomerShare | null => (ratio === null ? null : { part: ratio.part, whole: ratio.whole, on: ratio.on, wholeBy: ratio.wholeBy, isOld: ratio.isNoData });

/** A month that is not over is shown only where its newest value stands for it. */
const metricsOf = ({ metrics }: AccountAdoption, on: Day): CustomerMetric[] =>
  metrics.flatMap(({ id, name, unit, productName, role, aggregate, now, isNoData: isOld, isLowerBetter, series }) =>
    now === null ? [] : [{ id, name, unit, product: productName, role, now, isOld, isLowerBetter, series: series.filter(({ month }) => month !== on.slice(0, 7) || aggregate === 'last') }]);

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
};

/** Cases as counts by month; `null` where there never was one. */
const supportOf = (cases: readonly SupportCase[], on: Day): CustomerSupport | null => {
  const known = cases.filter(({ openedOn }) => openedOn <= on);
  if (known.length === 0) return null;
  const first = addMonths(`${on.slice(0, 7)}-01`, 1 - monthsOfSupport);
  const months = Array.from({ length: monthsOfSupport }, (_, at) => addMonths(first, at).slice(0, 7));
  const closed = known.flatMap(({ openedOn, closedOn }) => (closedOn !== null && closedOn <= on ? [{ openedOn, closedOn }] : []));
  const closedInYear = closed.filter(({ closedOn }) => closedOn >= first);
  return {
    months: months.map((month) => ({ month, opened: known.filter(({ openedOn }) => openedOn.startsWith(month)).length, closed: closed.filter(({ closedOn }) => closedOn.startsWith(month)).length })),
    openedInYear: known.filter(({ openedOn }) => openedOn >= first).length,
    closedInYear: closedInYear.length,
    openNow: known.filter((one) => isOpenOn(one, on)).length,
    medianDays: median(closedInYear.map(({ openedOn, closedOn }) => daysBetween(openedOn, closedOn))),
    on,
  };
};

/**
 * Reads what a customer may be shown of their account, now or as it was known at the end of a past day. Whatever is not in `CustomerFacts` is not read into it:
 * decks and customer documents are made from nothing else.
 */
export const createCustomerFacts = (context: Context) => {
  const { store, settings, today } = context;
  const { db } = store;
  const rowsOf = (table: string) => db.prepare<[string], StoredRow>(`SELECT * FROM ${table} WHERE account_id = ? ORDER BY rid`);
  const own = { people: rowsOf('people'), activities: rowsOf('activities'), commitments: rowsOf('commitments'), onboardings: rowsOf('onboardings') };
  const account = db.prepare<[string], StoredRow>('SELECT * FROM accounts WHERE id = ?');
  const attendedOf = db.prepare<[string], StoredRow>('SELECT t.* FROM attendances t JOIN activities c ON c.id = t.activity_id WHERE c.account_id = ?');
  const productNames = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM products');
  const [toAccount, toPerson, toActivity, toAttendance, toCommitment, toOnboarding] = [recordOf(accounts), recordOf(people), recordOf(activities), recordOf(attendances), recordOf(commitments), recordOf(onboardings)];
  const read = {
    adoption: createAccountAdoption(context), contracts: createContractRows(context), plans: createCustomerPlans(context), value: createValueRows(context), education: createEducationRows(context),
    cases: createCaseReader(db), roles: createRoleRows(db), accounts: createAccountRows(context),
  };
  const leftOut = createLeftOut(context);

  type Known = <Row extends StoredRow>(entity: Entity, rows: Row[]) => Row[];
  const knownAt = (at: Instant | null): Known => (entity, rows) => (at === null ? rows.filter((row) => row.deleted_at === null) : asKnown(db, entity, rows, at));

  const callsOf = (accountId: string, on: Day, known: Known): CustomerCall[] => {
    const attended = Map.groupBy(known('attendances', attendedOf.all(accountId)).map(toAttendance), ({ activityId }) => activityId);
    // A meeting of which the list of attendees names nobody of theirs was held among ourselves.
    const isWithThem = (id: string): boolean => attended.get(id)?.some(({ side, presence }) => side === 'theirs' && presence === 'attended') ?? true;
    return known('activities', own.activities.all(accountId)).map(toActivity)
      .filter((one) => isEngagement(one) && one.onDay <= on && isWithThem(one.id))
      .map(({ id, type, title, onDay }) => ({ id, kind: type as CustomerCall['kind'], title, on: onDay }))
      .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.id < b.id ? 1 : -1));
  };

  const commitmentsOf = (accountId: string, on: Day, known: Known, nameOf: (id: string | null) => string | undefined): CustomerCommitment[] =>
    known('commitments', own.commitments.all(accountId)).map(toCommitment)
      .filter(({ state, closedOn }) => state === 'open' || (state === 'kept' && closedOn !== null && closedOn <= on && closedOn > addMonths(on, -12)))
      .map(({ id, side, text, owner, personId, dueOn, state, closedOn }) => ({ id, side: side as CustomerCommitment['side'], text, owner: nameOf(personId) ?? owner, dueOn, state: state as CustomerCommitment['state'], closedOn, isLate: state === 'open' && dueOn !== null && dueOn < on }))
      .toSorted((a, b) => (a.state === b.state ? 0 : a.state === 'open' ? -1 : 1) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.id.localeCompare(b.id));

  const contractsOf = (accountId: string, asOf: Day | null, on: Day): CustomerContract[] => {
    const products = new Map(productNames.all().map(({ id, name }) => [id, name]));
    return read.contracts(accountId, asOf).contracts.map(({ contract, lines, arrMinor, effectiveEndOn }) => ({
      id: contract.id, name: contract.name, startOn: contract.startOn, endOn: contract.endOn, renewalOn: contract.renewalOn, seats: contract.seats,
      isRunning: effectiveEndOn === null ? contract.startOn <= on : contract.startOn <= on && on < effectiveEndOn,
      price: { minor: arrMinor, currency: contract.currency },
      lines: lines.filter(({ startOn, endOn }) => isActive({ startOn: startOn ?? contract.startOn, endOn: endOn ?? contract.endOn }, on))
        .map(({ id, name, productId, quantity, unit }) => ({ id, name: name === '' ? (products.get(productId ?? '') ?? '') : name, quantity, unit })),
    }));
  };

  const journeyOf = (accountId: string, customerSince: Day | null, known: Known, terms: readonly CustomerContract[], on: Day): CustomerFacts['journey'] => {
    const all = known('onboardings', own.onboardings.all(accountId)).map(toOnboarding);
    const first = all.filter(({ startOn }) => startOn <= on).toSorted((a, b) => a.startOn.localeCompare(b.startOn))[0];
    const upTo = (day: Day | null | undefined): Day | null => (day === null || day === undefined || day > on ? null : day);
    return { customerSince: customerSince ?? earliest(terms.map(({ startOn }) => startOn)), kickoffOn: upTo(first?.kickoffOn), firstValueOn: upTo(first?.firstValueOn ?? first?.use10On), onboardedOn: upTo(first?.closedOn) };
  };

  const featuresOf = async (accountId: string, isNow: boolean): Promise<CustomerFeature[]> => {
    const row = isNow ? read.accounts.one(accountId) : null;
    if (row === null) return [];
    return (await read.education.toShow([row])).flatMap(({ featureId, featureName, productName, releasedOn, objectiveId, objectiveName }) =>
      objectiveId === null ? [] : [{ id: featureId, name: featureName, product: productName, releasedOn, objective: objectiveName }]);
  };

  return {
    /** What a customer may be shown. A day that has not passed is now. @throws DaybookError NOT_FOUND where the account is not, or was not then, in the book. */
    of: async (accountId: string, wanted: Day | null): Promise<CustomerFacts> => {
      const asOf = wanted !== null && wanted < today() ? wanted : null;
      const on = asOf ?? today();
      const at = asOf === null ? null : endOfDay(asOf, settings().timeZone ?? undefined);
      const known = knownAt(at);
      const stored = account.get(accountId);
      const [head] = stored === undefined ? [] : known('accounts', [stored]).map(toAccount);
      if (head === undefined) throw new DaybookError('NOT_FOUND', asOf === null ? 'That account is not in this book any more.' : `This account was not in the book on ${asOf}.`);
      const everyone = known('people', own.people.all(accountId)).map(toPerson);
      const names = new Map(everyone.map(({ id, name }) => [id, name]));
      const adoption = read.adoption.read(accountId, asOf);
      await turnOfOthers();
      const { value } = read.value.account(accountId, asOf);
      await turnOfOthers();
      const { plan, objectives } = read.plans(accountId, on, at);
      await turnOfOthers();
      const terms = contractsOf(accountId, asOf, on);
      const { adoption: { noDataDays }, planLimits: { updateDays }, me, brand } = settings();
      const calls = callsOf(accountId, on, known);
      const education = at === null ? read.education.ofAccount(accountId) : read.education.knownAt(accountId, at);
      return {
        accountId, account: head.name, on, asOf, logoHash: head.logoHash, us: { company: brand.company === '' ? me.company : brand.company, name: me.name, title: me.title },
        team: read.roles(accountId, at).team.map(({ name, job }) => ({ name, job: jobWords[job] })),
        people: everyone.filter(({ leftOn }) => leftOn === null || leftOn > on).map(({ id, name, title }) => ({ id, name, title })),
        journey: journeyOf(accountId, head.customerSince, known, terms, on),
        plan, objectives, value: valueForCustomer(value),
        licences: shareOf(adoption.licences), activeUsers: shareOf(adoption.activeUsers), metrics: metricsOf(adoption, on),
        useCases: adoption.useCases.flatMap(({ useCaseId, name, state, isOriginal }) => (state === 'dropped' ? [] : [{ id: useCaseId, name, state, isOriginal }])),
        products: adoption.products.flatMap(({ productId, name, state, seats, sinceOn }) => (state === 'owned' || state === 'trial' ? [{ id: productId, name, seats, sinceOn, isTrial: state === 'trial' }] : [])),
        support: supportOf(read.cases(accountId, on, at), on),
        contracts: terms,
        calls,
        commitments: commitmentsOf(accountId, on, known, (id) => names.get(id ?? '')),
        features: await featuresOf(accountId, at === null),
        education: education.filter(({ onDay }) => onDay <= on).map(({ id, featureName, productName, personName, onDay }) => ({ id, feature: featureName, product: productName, person: personName, on: onDay })),
        oldAfter: { usageDays: noDataDays, planDays: updateDays },
      };
    },

    /** What of the account is internal and stays out, for the one who makes a file. */
    leftOut: (accountId: string): LeftOut[] => leftOut(accountId),
  };
};
