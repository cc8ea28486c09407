import type { Points } from './point.ts';
import type { Result } from './run/run-point.ts';
import type { Session } from './sessions.ts';

const OUTCOME_WIDTH = 'not decided'.length + 2;

/** Returns the first lines of the output: how many points are checked, where, and how long some of them wait. */
export function beginningOf(sessions: readonly Session[]): string {
  const lines = sessions.map(({ points, place, target }) => {
    const where = target === 'sandbox' ? `${place} of the sandbox` : place;
    const longest = Math.max(0, ...points.map(({ waitsSeconds = 0 }) => waitsSeconds));
    const waits = longest === 0 ? '' : `; some wait up to ${longest} s for MFA codes, in real time`;
    return `Checking ${counted(points.length, 'point')} ${where}${waits}`;
  });
  return lines.join('\n');
}

/** Formats the result of one point. */
export function lineOf({ outcome, pointId, saw, seconds }: Result): string {
  return `${outcome.padEnd(OUTCOME_WIDTH)}${pointId} (${seconds.toFixed(1)} s)\n${' '.repeat(OUTCOME_WIDTH)}${saw}`;
}

/** Returns the last lines of the output: the number of results of each kind, and the things that are left behind. */
export function summaryOf(results: readonly Result[], forAPerson: number, left: readonly string[]): string {
  const broken = results.filter(({ isBroken }) => isBroken).length;
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const counts = [
    `${count('as believed')} as believed`,
    `${count('otherwise')} otherwise`,
    `${count('not decided') - broken} not decided`,
    ...(broken > 0 ? [`${broken} failed`] : []),
    `${forAPerson} for a person`,
  ];
  const remains = left.length === 0 ? 'Nothing is left behind.' : `LEFT BEHIND, please delete:\n${left.join('\n')}`;
  return `${counts.join(', ')}. ${remains}`;
}

/** Lists all points, each in two lines. */
export function listOf({ aws, slack }: Points): string {
  const lines = [...aws, ...slack].map((point) => {
    const by = 'by' in point ? 'a person' : 'a program';
    return `${point.service.padEnd(6)}${by.padEnd(10)} ${point.id}\n${' '.repeat(17)}${point.statement}`;
  });
  return lines.join('\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
