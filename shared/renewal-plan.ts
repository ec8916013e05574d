import { dayName, type Day } from '#shared/days.ts';

/** What the renewal plan is made of, in the order in which it is read (F18). */
export const planSections = ['value', 'health', 'risks', 'stakeholders', 'usage', 'asks', 'paper'] as const;
export type PlanSection = (typeof planSections)[number];
export const planSectionNames: Record<PlanSection, string> = {
  value: 'Value delivered', health: 'Health and its causes', risks: 'Risks', stakeholders: 'Stakeholders', usage: 'Usage', asks: 'Asks', paper: 'Paper checklist',
};

/** What has to be true before a renewal can be signed. The list is ours. */
export const paperItems = {
  signer: 'The signer and their authority are known', quote: 'The quote is with the customer', procurement: 'Procurement knows its steps and their dates', legal: 'Legal has agreed on the terms',
  security: 'The security review is through', budget: 'The budget is approved', order: 'The purchase order is there', signed: 'The contract is signed by both sides',
} as const;
export type PaperKey = keyof typeof paperItems;
export const paperKeys = Object.keys(paperItems) as [PaperKey, ...PaperKey[]];

/** What the account says, as the draft of a plan takes it. Sentences are ready to be read. */
export type PlanFacts = {
  value: readonly string[];
  health: { says: string; down: readonly string[]; up: readonly string[] };
  risks: readonly string[];
  people: readonly string[];
  warnings: readonly string[];
  usage: readonly string[];
  asks: readonly string[];
  paper: readonly { text: string; doneOn: Day | null }[];
};

const list = (items: readonly string[]): string => items.map((item) => `- ${item.replaceAll(/\s*\n\s*/g, ' ').trim()}`).join('\n');
const parts = (all: readonly string[]): string => all.filter((one) => one !== '').join('\n\n');
const named = (name: string, items: readonly string[]): string => (items.length === 0 ? '' : `${name}:\n${list(items)}`);

/** The plan as it drafts itself: one text a section. Where the account says nothing, the text says what to find out. */
export const draftPlan = ({ value, health, risks, people, warnings, usage, asks, paper }: PlanFacts): Record<PlanSection, string> => ({
  value: value.length === 0 ? 'No verified outcome yet. Agree on one figure that this customer would tell their CFO, and have it confirmed before the offer.' : list(value),
  health: parts([health.says, named('What pulls it down', health.down), named('What holds it up', health.up)]),
  risks: risks.length === 0 ? 'No risk is open. Ask what would have to happen for them not to renew.' : list(risks),
  stakeholders: parts([people.length === 0 ? 'Nobody is known yet. Find out who decides and who signs.' : list(people), named('To mend', warnings)]),
  usage: usage.length === 0 ? 'No usage is known.' : list(usage),
  asks: asks.length === 0 ? 'Nothing is asked for yet.' : list(asks),
  paper: paper.map(({ text, doneOn }) => `- [${doneOn === null ? ' ' : 'x'}] ${text}${doneOn === null ? '' : ` (${dayName(doneOn)})`}`).join('\n'),
});

type Readable = { title: string; on: Day; facts: string; sections: readonly { title: string; text: string }[] };

/** The plan as Markdown. */
export const planMarkdown = ({ title, on, facts, sections }: Readable): string => [`# ${title}`, `As of ${dayName(on)}. ${facts}`, ...sections.flatMap((section) => [`## ${section.title}`, section.text])].join('\n\n').concat('\n');
