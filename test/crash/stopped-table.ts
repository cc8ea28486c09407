import type { Cut } from './gate.ts';
import type { Meanwhile, StoppedLife } from './stopped-life.ts';

interface Place {
  readonly cut: Cut;
  readonly meanwhile: Meanwhile;
}

export interface StoppedCell extends Place {
  readonly outcome: 'finished' | 'asked again' | 'ended with receipt' | 'told why not' | 'not reached' | 'LOST';
  /** What must not be; empty when all is well. */
  readonly faults: readonly string[];
  /** What lay in AWS until the next sweep. */
  readonly untilSweep: number;
  readonly nudges: readonly string[];
  readonly seconds: number;
}

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

/** The matrix of stopped processes as Markdown. */
export function stoppedTable(lesson: string, cells: readonly StoppedCell[], minutes: number): string {
  const counts = new Map<string, number>();
  for (const { outcome } of cells) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const sum = (of: (cell: StoppedCell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const points = new Set(cells.map(({ cut }) => `${cut.name} ${cut.index}`)).size;
  return [
    lesson === 'session-token' ? '# Matrix of stopped processes' : `# Matrix of stopped processes: ${lesson}`,
    '',
    'A real bot process on a real Redis, between the embedded AWS and Slack, lives through one whole demo. At one call it is stopped',
    '(SIGSTOP) for longer than `MFA_DEMO_TAKEOVER_SECONDS`: a stalled machine or a cut network looks the same to the others. A second',
    'bot takes over and goes as far as it can; then the first one goes on (SIGCONT) with what it was doing. The person plays on as',
    'somebody would who reads the screen, or stops the demo meanwhile. The points are recorded: every call to AWS and to Slack.',
    '`before`: the call reaches the far end after the stop. `after`: it was answered, and the bot sees the answer after the stop.',
    '`npm run test:stopped` repeats all of it.',
    '',
    `${points} points, ${cells.length} stops: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}.`,
    `Pictures, files, messages, resources or demos left that nobody knows of, codes sent twice: ${sum(({ faults }) => faults.length)}.`,
    `In AWS until the next sweep, which finds it: ${sum(({ untilSweep }) => untilSweep)}.`,
    `The whole run took ${minutes} minutes.`,
    '',
    '| point | side | the person | outcome | until the sweep | the person asked | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...cells.map(rowOf),
    '',
  ].join('\n');
}

function rowOf({ cut, meanwhile, outcome, faults, untilSweep, nudges, seconds }: StoppedCell): string {
  const point = `${cut.name} ${cut.index}`;
  const verdict = faults.length === 0 ? outcome : `**${outcome}: ${faults.join('; ')}**`;
  const asked = [...new Set(nudges)].map((text) => `\`${text}\``).join(', ');
  return `| ${point} | ${cut.side} | ${meanwhile} | ${verdict} | ${untilSweep} | ${asked} | ${seconds.toFixed(0)} |`;
}
