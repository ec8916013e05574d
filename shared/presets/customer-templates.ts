import type { CustomerKind } from '#shared/document-kinds.ts';
import type { TemplateText } from '#shared/document-template.ts';

/** The texts for customers that come with Daybook. They are ours: each says one thing first, and ends with who does what by when. */
export const customerTemplates: Record<CustomerKind, TemplateText> = {
  'follow-up': {
    subject: 'Next steps from our {{call.kind}}{{#if call.date}} on {{call.date}}{{/if}}',
    body: `# Next steps: {{account}}

{{greeting}}

Thank you for the time in our {{call.kind}}{{#if call.date}} on {{call.date}}{{/if}}. Here is what each of us does next, so that nobody has to look it up.

{{#if ourSteps}}
## On our side

| What | Who | By |
| --- | --- | --- |
{{#each ourSteps}}
| {{text}} | {{owner}} | {{due}} |
{{/each}}
{{/if}}

{{#if theirSteps}}
## On your side

| What | Who | By |
| --- | --- | --- |
{{#each theirSteps}}
| {{text}} | {{owner}} | {{due}} |
{{/each}}
{{/if}}

If I missed something or a day does not work for you, please tell me.

{{us.name}}
{{#if us.title}}
{{us.title}}{{#if us.company}}, {{us.company}}{{/if}}
{{/if}}
`,
  },
  'success-plan': {
    subject: '{{account}}: our success plan as of {{date}}',
    body: `# Success plan: {{account}}

{{#if plan.name}}
*{{plan.name}}{{#if plan.due}}, until {{plan.due}}{{/if}}. As of {{date}}.*
{{/if}}

{{#if nextSteps}}
## Next

| Step | Who | By | For |
| --- | --- | --- | --- |
{{#each nextSteps first 5}}
| {{name}} | {{owner}} | {{due}} | {{objective}} |
{{/each}}
{{/if}}

{{#each objectives}}
## {{name}}

{{#if why}}**Why it matters.** {{why}}{{/if}}

{{#if what}}**Reached when.** {{what}}{{/if}}

**Owners:** {{owners}}. {{#if due}}**Due:** {{due}}. {{/if}}{{#if progress}}**Progress:** {{progress}}. {{/if}}{{#if outcome}}**Outcome:** {{outcome}}.{{/if}}

{{#if criteria}}
| How success is measured | Start | Now | Target | By | Your rating |
| --- | ---: | ---: | ---: | --- | --- |
{{#each criteria}}
| {{metric}} | {{baseline}} | {{now}} | {{target}} | {{by}} | {{rating}} |
{{/each}}
{{/if}}

{{#if milestones}}
| Step | Who | By | State |
| --- | --- | --- | --- |
{{#each milestones}}
| {{name}} | {{owner}} | {{due}} | {{state}} |
{{/each}}
{{/if}}

{{/each}}

{{#if team}}
## Who to reach

{{#each team}}
- **{{name}}**, {{job}}
{{/each}}
{{/if}}
`,
  },
  'value-report': {
    subject: '{{account}}: value of the last twelve months',
    body: `# Value for {{account}}

{{#if value.delivered}}
**{{value.delivered}}** delivered in the twelve months from {{value.period}}{{#if value.ratio}}, at least {{value.ratio}} the price of a year{{/if}}.
{{/if}}

{{#if value.price}}
Price of a year: {{value.price}}. {{#if value.expected}}Still expected, at least: {{value.expected}} a year.{{/if}}
{{/if}}

{{#if gains}}
## Where it comes from

| Gain | State | At least | Likely | Confirmed by |
| --- | --- | ---: | ---: | --- |
{{#each gains}}
| {{name}} | {{state}}, {{every}} | {{low}} | {{likely}} | {{confirmed}} |
{{/each}}

## How it is worked out

{{#each gains}}
- **{{name}}:** {{formula}}. With the cautious figures: {{figures}}.{{#if sources}} Sources: {{sources}}.{{/if}}
{{/each}}
{{/if}}

{{#if outcomes}}
## What you confirmed

{{#each outcomes}}
- **{{metric}}** {{change}}. {{#if words}}“{{words}}” {{/if}}{{verifiedBy}}, {{verifiedOn}}. {{impact}}
{{/each}}
{{/if}}

{{#if nextSteps}}
## What comes next

{{#each nextSteps first 3}}
- {{name}}: {{owner}}{{#if due}}, by {{due}}{{/if}}
{{/each}}
{{/if}}

*“At least” takes the cautious figure of every assumption, “likely” the expected one. As of {{date}}.*
`,
  },
  'one-pager': {
    subject: '{{account}} on one page, {{date}}',
    body: `# {{account}}{{#if us.company}} and {{us.company}}{{/if}} on one page

{{#if headline}}
**{{headline}}**
{{/if}}

## Where it stands

| What | Now |
| --- | --- |
{{#if value.delivered}}
| Value of the last twelve months | {{value.delivered}} |
{{/if}}
{{#if value.ratio}}
| Against the price of a year | at least {{value.ratio}} |
{{/if}}
{{#if licences.share}}
| Licences in use | {{licences.used}} of {{licences.bought}}, {{licences.share}} |
{{/if}}
{{#if contract.end}}
| The contract runs until | {{contract.end}} |
{{/if}}

{{#if outcomes}}
## What changed for you

{{#each outcomes first 3}}
- **{{metric}}** {{change}}. {{#if words}}“{{words}}” {{verifiedBy}}{{/if}}
{{/each}}
{{/if}}

{{#if openObjectives}}
## What is under way

| Objective | Who | Due | Done |
| --- | --- | --- | ---: |
{{#each openObjectives first 4}}
| {{name}} | {{owners}} | {{due}} | {{progress}} |
{{/each}}
{{/if}}

{{#if theirSteps}}
## Where your help counts

{{#each theirSteps first 3}}
- {{text}}: {{owner}}{{#if due}}, by {{due}}{{/if}}
{{/each}}
{{/if}}
`,
  },
  'cover-note': {
    subject: 'For {{account}}, {{date}}',
    body: `# For {{account}}

{{greeting}}

{{#if headline}}
The short of it: {{headline}}.
{{/if}}

{{#if nextSteps}}
What comes next:

{{#each nextSteps first 3}}
- {{name}}: {{owner}}{{#if due}}, by {{due}}{{/if}}
{{/each}}
{{/if}}

{{#if contract.renewal}}
Your contract renews on {{contract.renewal}}.
{{/if}}

If a call is easier, two times that suit you are enough; the invitation comes from me.

{{us.name}}
{{#if us.title}}
{{us.title}}{{#if us.company}}, {{us.company}}{{/if}}
{{/if}}
`,
  },
  'account-summary': {
    subject: '{{account}}: where things stand on {{date}}',
    body: `# {{account}}{{#if us.company}} with {{us.company}}{{/if}}

{{#if customer.since}}
Customer since {{customer.since}}. As of {{date}}.
{{/if}}

{{#if headline}}
**{{headline}}**
{{/if}}

{{#if openObjectives}}
## What you want to reach

| Objective | Who | Due | Done |
| --- | --- | --- | ---: |
{{#each openObjectives}}
| {{name}} | {{owners}} | {{due}} | {{progress}} |
{{/each}}
{{/if}}

{{#if reachedObjectives}}
## What was reached

{{#each reachedObjectives}}
- **{{name}}**, {{outcome}}
{{/each}}
{{/if}}

{{#if metrics}}
## How it is used

{{#if licences.share}}
{{licences.used}} of {{licences.bought}} licences are in use ({{licences.share}}).
{{/if}}

| Figure | Now | As of |
| --- | ---: | --- |
{{#each metrics first 8}}
| {{name}} | {{value}} | {{date}} |
{{/each}}
{{/if}}

{{#if useCases}}
## Use cases

{{#each useCases}}
- {{name}}: {{state}}
{{/each}}
{{/if}}

{{#if nextSteps}}
## Next

| Step | Who | By |
| --- | --- | --- |
{{#each nextSteps first 6}}
| {{name}} | {{owner}} | {{due}} |
{{/each}}
{{/if}}

{{#if support.opened}}
## Support

{{support.opened}} in the last twelve months, {{support.open}} open now. {{#if support.days}}Half of them were closed within {{support.days}}.{{/if}}
{{/if}}

{{#if contracts}}
## Contract

{{#each contracts}}
- **{{name}}**, from {{start}} to {{end}}, {{price}} a year
{{/each}}
{{/if}}

{{#if team}}
## Who to reach

{{#each team}}
- **{{name}}**, {{job}}
{{/each}}
{{/if}}
`,
  },
};
