import { isChecked, type Point, type Points } from '../point.ts';
import type { Entry } from '../record/record.ts';

const INTRODUCTION = `# To confirm on a real workspace and account

\`npm run confirm -- --write\` writes this page. The points are in [confirm/points](../confirm/points), the latest results are in
[confirmed.json](confirmed.json).

The bot and the sandbox depend on how AWS and Slack behave. For most of this behaviour there are recorded answers or clear documentation. A point of this page is
something that we only believe, from documentation, from reports of others or from inference. Each point says what we believe, which files depend on it, and when it
was last confirmed, in the sandbox and on the real service. **A confirmation in the sandbox says only that the sandbox behaves as we believe.** If the real service
behaves differently, the files of the point have a mistake.

| task | command |
|---|---|
| try all points in the sandbox, in about a minute | \`npm run confirm\` |
| try them on an AWS account for tests, as an administrator of it | \`npm run confirm -- --real --aws --account 111122223333\` |
| try them in a workspace for tests, with the token of the installed app in \`SLACK_BOT_TOKEN\` | \`npm run confirm -- --real --slack --user U012ABCDEF\` |
| try some of them, or see them all | \`npm run confirm -- --only <point,...>\`, \`npm run confirm -- --list\` |
| save the results, and write this page | add \`--write\` |

A check creates resources in AWS under the path \`/mfa-demo-confirm/\`, and messages and files in Slack in the direct message with the person of \`--user\`. It deletes all of
them, and the command fails when anything is left. If a person confirms a point, add the result to confirmed.json by hand; then \`npm run confirm -- --document\` writes this page.

Two more commands test the bot on the real services: \`npm run slack:validate\` sends every view and message of the bot to Slack's own \`blocks.validate\`, and
\`npm run doctor -- --canary\` plays whole demos on the real account.`;

/** Returns the text of docs/confirm-on-real.md, from the points and the record. */
export function documentOf({ aws, slack }: Points, record: readonly Entry[]): string {
  const parts = [
    INTRODUCTION,
    ...sectionOf('AWS: checked by a program', aws.filter(isChecked), record, checkedTable),
    ...sectionOf('AWS: for a person', aws.filter(isForAPerson), record, personsTable),
    ...sectionOf('Slack: checked by a program', slack.filter(isChecked), record, checkedTable),
    ...sectionOf('Slack: for a person', slack.filter(isForAPerson), record, personsTable),
  ];
  return `${parts.join('\n\n')}\n`;
}

type AnyPoint = Point<never>;
type Table = (points: readonly AnyPoint[], record: readonly Entry[]) => string[];

function isForAPerson(point: AnyPoint): boolean {
  return 'by' in point;
}

function sectionOf(title: string, points: readonly AnyPoint[], record: readonly Entry[], table: Table): string[] {
  return points.length === 0 ? [] : [`## ${title}`, table(points, record).join('\n')];
}

const checkedTable: Table = (points, record) => [
  '| what is believed | where it matters | sandbox | real service |',
  '|---|---|---|---|',
  ...points.map((point) => {
    const byHand = 'onReal' in point && point.onReal ? ` On the real service, a person checks it: ${point.onReal}` : '';
    const [sandbox, real] = [lastOf(point, record, true), lastOf(point, record, false)];
    return `| ${point.statement}${byHand} \`${point.id}\` | ${placesOf(point)} | ${sandbox} | ${real} |`;
  }),
];

const personsTable: Table = (points, record) => [
  '| what is believed | where it matters | how a person confirms it | real service |',
  '|---|---|---|---|',
  ...points.map((point) => {
    const how = 'how' in point ? point.how : '';
    return `| ${point.statement} \`${point.id}\` | ${placesOf(point)} | ${how} | ${lastOf(point, record, false)} |`;
  }),
];

function lastOf({ id }: AnyPoint, record: readonly Entry[], inSandbox: boolean): string {
  const entry = record.find(({ point, target }) => point === id && (target === 'sandbox') === inSandbox);
  if (!entry) return 'not yet';
  const { date, outcome, saw } = entry;
  if (outcome === 'as believed') return date;
  return `${date}: **${outcome}**. ${saw.replaceAll('|', '\\|').replaceAll('\n', ' ')}`;
}

function placesOf({ where }: AnyPoint): string {
  return where.map((path) => `[${path}](../${path})`).join(', ');
}
