import type { Cut } from './gate.ts';
import type { StoppedLife, WhileStopped } from './stopped-life.ts';

interface Place {
  readonly cut: Cut;
  readonly whileStopped: WhileStopped;
}

export interface StoppedCell extends Place {
  /**
   * `finished`: the person saw the results and the receipt. `asked again`: they did, but had to start or type codes
   * again. `ended with receipt`: they saw no results. `told why not`: they saw no receipt, but that there is no demo or
   * that its cleanup is incomplete. `LOST`: they saw none of these. `not reached`: the bot did not make the call of the
   * cut.
   */
  readonly outcome: 'finished' | 'asked again' | 'ended with receipt' | 'told why not' | 'not reached' | 'LOST';
  /** The problems of the demo, for example resources that are left. Empty if the demo went well. */
  readonly faults: readonly string[];
  /** How many resources stay in AWS until the next sweep. */
  readonly untilSweep: number;
  readonly nudges: readonly string[];
  readonly seconds: number;
}

/** Returns the outcome and the problems of a demo whose bot was stopped. */
export function judgeStopped(place: Place, life: StoppedLife): StoppedCell {
  const { story, findings, isCut, seconds, leftInAws, leftAfterSweep } = life;
  const outcome = outcomeOf(life);
  const { users, codesSentTwice, duplicateQr, duplicateProgress } = findings;
  const faults = [
    ...(outcome === 'LOST' ? ['the demo is lost'] : []),
    ...life.unfinished.map((demoId) => `not over: ${demoId}`),
    ...leftAfterSweep.map((name) => `left in AWS: ${name}`),
    ...findings.files.map((file) => `file left: ${file}`),
    ...life.staleMessages.map((text) => `message left: ${text.split('\n')[0]}`),
    ...codesSentTwice.map((what) => `a code was sent twice: ${what}`),
    ...(duplicateQr > 0 ? [`${duplicateQr} more QR messages`] : []),
    ...(duplicateProgress > 0 ? [`${duplicateProgress} more progress messages`] : []),
    ...(users > story.starts ? [`${users} users for ${story.starts} starts`] : []),
  ];
  return {
    ...place,
    outcome: isCut ? outcome : 'not reached',
    faults,
    untilSweep: leftInAws.length,
    nudges: story.nudges,
    seconds,
  };
}

function outcomeOf({ story }: StoppedLife): StoppedCell['outcome'] {
  const wasAskedAgain = story.starts > 1 || story.pairsTyped > 1 || story.singlesTyped > 1;
  if (story.sawReceipt && story.sawReport) return wasAskedAgain ? 'asked again' : 'finished';
  if (story.sawReceipt) return 'ended with receipt';
  return story.toldInstead ? 'told why not' : 'LOST';
}

/** Returns the matrix of stopped processes as Markdown. */
export function stoppedTable(lesson: string, cells: readonly StoppedCell[], minutes: number): string {
  const counts = new Map<string, number>();
  for (const { outcome } of cells) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const sum = (of: (cell: StoppedCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const points = new Set(cells.map(({ cut }) => `${cut.name} ${cut.index}`)).size;
  return [
    lesson === 'session-token' ? '# Matrix of stopped processes' : `# Matrix of stopped processes: ${lesson}`,
    '',
    'A real bot process runs one whole demo on a real Redis, with the embedded AWS and Slack. At one call it is stopped (SIGSTOP) for',
    'longer than `MFA_DEMO_TAKEOVER_SECONDS`, and longer than it waits for an answer of Slack. For other bots, a stalled machine or a cut',
    'network looks the same. A second bot takes over and does all that it can. Then the first one continues (SIGCONT) where it was stopped.',
    'The simulated person reads the screen and continues the demo, or stops it while the bot is stopped. A point is one call in a run',
    'without stops: each call to AWS and to Slack.',
    '`before`: the call reaches the service after the stop. `after`: the service has answered, and the bot reads the answer after the stop.',
    '`asked again`: the person had to start or type codes again. `ended with receipt`: the demo ended before it showed its result.',
    `\`${lesson === 'session-token' ? '' : `CRASH_LESSON=${lesson} `}npm run test:stopped\` repeats the whole matrix.`,
    '',
    `${points} points, ${cells.length} stops: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}.`,
    `Problems (the demo is lost or not over; something is left after the sweep; a code is sent twice; a second QR or progress message; more users than starts): ${sum(({ faults }) => faults.length)}.`,
    `Resources that stay in AWS until the next sweep removes them: ${sum(({ untilSweep }) => untilSweep)}.`,
    `The whole run took ${minutes} minutes.`,
    '',
    '| point | side | the person | outcome | in AWS until the sweep | the person typed | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...cells.map(rowOf),
    '',
  ].join('\n');
}

function rowOf({ cut, whileStopped, outcome, faults, untilSweep, nudges, seconds }: StoppedCell): string {
  const point = `${cut.name} ${cut.index}`;
  const verdict = faults.length === 0 ? outcome : `**${outcome}: ${faults.join('; ')}**`;
  const asked = [...new Set(nudges)].map((text) => `\`${text}\``).join(', ');
  return `| ${point} | ${cut.side} | ${whileStopped} | ${verdict} | ${untilSweep} | ${asked} | ${seconds.toFixed(0)} |`;
}
