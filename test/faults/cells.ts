import type { Story } from '../crash/play-on.ts';
import type { Findings } from '../crash/witness.ts';

export interface FaultCell {
  /** Where the fault is: an operation of AWS, a method of Slack, or a stage of the demo. */
  readonly where: string;
  readonly fault: string;
  /**
   * `finished`: the person saw the results and the receipt. `asked again`: they did, but had to start or type codes
   * again. `ended with receipt`: they saw no results. `told why not`: they saw no receipt, but that there is no demo or
   * that its cleanup is incomplete. `LOST`: they saw none of these.
   */
  readonly outcome: 'finished' | 'asked again' | 'ended with receipt' | 'told why not' | 'LOST';
  /** The problems of the demo, for example resources that are left. Empty if the demo went well. */
  readonly problems: readonly string[];
  readonly nudges: readonly string[];
  readonly seconds: number;
}

/** Returns the outcome and the problems of a demo with a fault. */
export function judgeFault(
  where: string,
  fault: string,
  life: { readonly story: Story; readonly findings: Findings; readonly seconds: number },
): FaultCell {
  const { story, findings, seconds } = life;
  const outcome = outcomeOf(story);
  const problems = [
    ...(outcome === 'LOST' ? ['the demo is lost'] : []),
    ...findings.leftovers.map((name) => `left: ${name}`),
    ...findings.files.map((id) => `file left: ${id}`),
    ...findings.tooMany.map((what) => `at one moment ${what}`),
    ...findings.codesSentTwice.map((what) => `a code was sent twice: ${what}`),
  ];
  return { where, fault, outcome, problems, nudges: story.nudges, seconds };
}

function outcomeOf(story: Story): FaultCell['outcome'] {
  const wasAskedAgain = story.starts > 1 || story.pairsTyped > 1 || story.singlesTyped > 1;
  if (story.sawReceipt && story.sawReport) return wasAskedAgain ? 'asked again' : 'finished';
  if (story.sawReceipt) return 'ended with receipt';
  return story.toldInstead ? 'told why not' : 'LOST';
}

/** Returns one table of the fault matrix as Markdown. */
export function faultTable(title: string, cells: readonly FaultCell[]): string {
  const bad = cells.filter(({ problems }) => problems.length > 0).length;
  return [
    `## ${title}`,
    '',
    `${cells.length} cells, ${bad} with problems.`,
    '',
    '| where | fault | outcome | the person typed | seconds |',
    '| --- | --- | --- | --- | --- |',
    ...cells.map(({ where, fault, outcome, problems, nudges, seconds }) => {
      const verdict = problems.length === 0 ? outcome : `**${outcome}: ${problems.join('; ')}**`;
      const asked = [...new Set(nudges)].map((text) => `\`${text}\``).join(', ');
      return `| ${where} | ${fault} | ${verdict} | ${asked} | ${seconds.toFixed(0)} |`;
    }),
    '',
  ].join('\n');
}
