import { UsageError } from '../sandbox/cli/run-program.ts';
import { writeDocument } from './document/write-document.ts';
import { type Options, readOptions, selectPoints } from './options.ts';
import type { AwsPoint, Points, SlackPoint } from './point.ts';
import { noteResults } from './record/note-results.ts';
import { beginningOf, lineOf, listOf, summaryOf } from './report.ts';
import type { Result } from './run/run-point.ts';
import type { RunOutcome } from './run/run-points.ts';
import { isRunnable, openSessions } from './sessions.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Runs `npm run confirm`: checks beliefs about AWS and Slack, in the sandbox or on the real services.
 * @returns the exit code: 1 when a service behaves otherwise than believed, a check failed, something was left behind
 *   or the run was stopped
 * @throws UsageError when it cannot start
 */
export async function confirm(args: readonly string[], around: Surroundings): Promise<number> {
  const options = readOptions(args, around.say);
  if (options === undefined) return 0;
  const chosen = selectPoints(around.points, options);
  if (options.list) {
    around.say(listOf(chosen));
    return 0;
  }
  if (options.document) {
    await writeDocument(around.docs, around.points);
    return 0;
  }
  const all: (AwsPoint | SlackPoint)[] = [...chosen.aws, ...chosen.slack];
  const forAPerson = all.filter((point) => !isRunnable<never>(point, options));
  if (forAPerson.length === all.length)
    throw new UsageError(`Only a person can confirm this. ${forAPerson.map(howOf).join(' ')}`);
  const outcomes = await runAll(chosen, options, around);
  const results = outcomes.flatMap((outcome) => outcome.results);
  const left = outcomes.flatMap((outcome) => [...outcome.left, ...outcome.results.flatMap((one) => one.notRemoved)]);
  around.say(summaryOf(results, forAPerson.length, left));
  if (options.write) {
    await noteResults(around.docs, around.points, results);
    await writeDocument(around.docs, around.points);
  }
  return isFine(results) && left.length === 0 && !around.signal.aborted ? 0 : 1;
}

async function runAll(points: Points, options: Options, around: Surroundings): Promise<RunOutcome[]> {
  const sessions = await openSessions(points, options, around);
  around.say(beginningOf(sessions));
  return Promise.all(sessions.map(({ run }) => run(around.signal, (result) => around.say(lineOf(result)))));
}

function isFine(results: readonly Result[]): boolean {
  return results.every(({ outcome, isBroken }) => outcome !== 'otherwise' && !isBroken);
}

function howOf(point: AwsPoint | SlackPoint): string {
  return `${point.id}: ${'by' in point ? point.how : point.onReal}`;
}
