import type { InternalKind } from '#shared/document-kinds.ts';
import type { TemplateText } from '#shared/document-template.ts';

/** The texts of internal documents that come with Daybook; they are ours. */
export const internalTemplates: Record<InternalKind, TemplateText> = {
  'renewal-plan': {
    subject: '{{renewal.title}}',
    body: `# {{renewal.title}}

{{renewal.facts}}

{{#each renewalSections}}
## {{title}}

{{text}}

{{/each}}
`,
  },
  handoff: {
    subject: '{{handoff.title}}',
    body: `# {{handoff.title}}

As of {{date}}. Read the first three sections before the first call; the rest is to look up.

{{#each handoffSections}}
## {{title}}

{{text}}

{{/each}}
`,
  },
  'internal-summary': {
    subject: '{{account}}: where it stands on {{date}}',
    body: `# {{account}}: where it stands

| What | Now |
| --- | --- |
| ARR | {{account.arr}} |
| Renewal | {{renewal.due}}{{#unless renewal.due}}none open{{/unless}} |
| Segment and priority | {{account.segment}}, {{account.priority}} |
| Health | {{health.says}} |
| Sentiment | {{account.sentiment}}{{#unless account.sentiment}}not set{{/unless}} |
| Champion | {{people.champion}}{{#unless people.champion}}not known{{/unless}} |
| Last and next call | {{account.lastMet}}, {{account.nextCall}} |

{{#if account.risk}}
**Why churn is possible:** {{account.risk}}
{{/if}}

{{#if risks}}
## Open risks

{{#each risks}}
- {{text}}
{{/each}}
{{/if}}

{{#if healthDown}}
## What pulls health down

{{#each healthDown}}
- {{text}}
{{/each}}
{{/if}}

{{#if valueLines}}
## Value delivered

{{#each valueLines}}
- {{text}}
{{/each}}
{{/if}}

{{#if deciders}}
## Who decides

{{#each deciders}}
- {{text}}
{{/each}}
{{/if}}

{{#if warnings}}
## To mend with the people

{{#each warnings}}
- {{text}}
{{/each}}
{{/if}}

{{#if openObjectives}}
## Objectives

| Objective | Who | Due | Done |
| --- | --- | --- | ---: |
{{#each openObjectives}}
| {{name}} | {{owners}} | {{due}} | {{progress}} |
{{/each}}
{{/if}}

{{#if ourSteps}}
## Promised by us

{{#each ourSteps}}
- {{text}}: {{owner}}{{#if due}}, by {{due}}{{/if}}
{{/each}}
{{/if}}

{{#if theirSteps}}
## Promised by them

{{#each theirSteps}}
- {{text}}: {{owner}}{{#if due}}, by {{due}}{{/if}}
{{/each}}
{{/if}}

{{#if asks}}
## What is asked for

{{#each asks}}
- {{text}}
{{/each}}
{{/if}}
`,
  },
};
