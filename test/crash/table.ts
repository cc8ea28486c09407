import type { Cell } from './outcome.ts';

/** Returns the crash matrix as Markdown. @param note a sentence about the points at which the bot was killed */
export function crashTable(lesson: string, cells: readonly Cell[], note: string): string {
  const points = new Set(cells.map(({ cut }) => `${cut.name} ${cut.index}`)).size;
  const counts = new Map<string, number>();
  for (const { outcome } of cells) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const sum = (of: (cell: Cell) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  return [
    lesson === 'session-token' ? '# Crash matrix' : `# Crash matrix of ${lesson}`,
    '',
    'A real bot process runs one whole demo on a real Redis, with the embedded AWS and Slack. It is killed (SIGKILL) at one',
    'point and started again. The simulated person reads the screen and continues accordingly.',
    'A point is one call in a run without kills: each call to AWS, each call to Slack, each write to Redis.',
    '`before`: the bot is killed before the call reaches the service. `after`: the service has answered, and the bot is killed before it reads the answer.',
    '`asked again`: the person had to start or type codes again. `not reached`: the bot did not make this call in this run.',
    `\`${lesson === 'session-token' ? '' : `CRASH_LESSON=${lesson} `}npm run test:crash\` repeats the whole matrix.`,
    '',
    `${points} points, ${cells.length} kills: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}.`,
    `Left in AWS: ${sum((cell) => cell.leftovers)}. Problems (the demo is lost; something is left; a code is sent twice; a second QR message; more users than starts; more than one user, device or access key at a time): ${sum((cell) => cell.faults.length)}.`,
    `Progress messages that were posted a second time: ${sum((cell) => cell.duplicateProgress)}.`,
    note,
    '',
    '| point | side | outcome | left in AWS | duplicates | the person typed | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...cells.map(rowOf),
    '',
  ].join('\n');
}

function rowOf({ cut, outcome, faults, leftovers, duplicateProgress, nudges, seconds }: Cell): string {
  const point = `${cut.name} ${cut.index}`;
  const verdict = faults.length === 0 ? outcome : `**${outcome}: ${faults.join('; ')}**`;
  const asked = [...new Set(nudges)].map((text) => `\`${text}\``).join(', ');
  return `| ${point} | ${cut.side} | ${verdict} | ${leftovers} | ${duplicateProgress} | ${asked} | ${seconds.toFixed(0)} |`;
}
