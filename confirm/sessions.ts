import { randomBytes } from 'node:crypto';
import { UsageError } from '../sandbox/cli/run-program.ts';
import type { Options } from './options.ts';
import { type Checked, isChecked, type Point, type Points } from './point.ts';
import type { Result } from './run/run-point.ts';
import { type RunOutcome, runPoints } from './run/run-points.ts';
import type { Surroundings } from './surroundings.ts';
import { openRealAws, openSandboxAws } from './targets/open-aws.ts';
import { openRealSlack, openSandboxSlack } from './targets/open-slack.ts';
import type { Target } from './targets/target.ts';

/**
 * How many checks run at the same time. AWS throttles each operation of an account; Slack limits messages per second
 * and channel.
 */
const AT_ONCE = { sandboxAws: 8, realAws: 4, slack: 1 } as const;

/** One open service, and the checks that will run on it. */
export interface Session {
  readonly target: Target<unknown>['name'];
  /** For example `in AWS under /mfa-demo-confirm/x/`. */
  readonly place: string;
  readonly points: readonly Pick<Checked<never>, 'id' | 'waitsSeconds'>[];
  run(signal: AbortSignal, onResult: (result: Result) => void): Promise<RunOutcome>;
  close(): Promise<void>;
}

/** Returns true if a program can check this point where the checks run: on the real service or in the sandbox. */
export function isRunnable<Scene>(point: Point<Scene>, { real }: Pick<Options, 'real'>): point is Checked<Scene> {
  return isChecked(point) && (!real || point.onReal === undefined);
}

function runnable<Scene>(points: readonly Point<Scene>[], options: Options): Checked<Scene>[] {
  return points.filter((point) => isRunnable(point, options));
}

/**
 * Opens the services that these points need, before any check starts.
 * @throws UsageError when an option of `--real` is missing, a variable names another address than AWS, a real service
 *   does not accept the credentials, or they belong to another account; services that are already open are closed
 */
export async function openSessions(points: Points, options: Options, around: Surroundings): Promise<Session[]> {
  const [aws, slack] = [runnable(points.aws, options), runnable(points.slack, options)];
  const sessions: Session[] = [];
  try {
    if (aws.length > 0)
      sessions.push(
        sessionOf(aws, await openAws(options, around), options.real ? AT_ONCE.realAws : AT_ONCE.sandboxAws),
      );
    if (slack.length > 0) sessions.push(sessionOf(slack, await openSlack(options, around), AT_ONCE.slack));
    return sessions;
  } catch (error) {
    await Promise.all(sessions.map((session) => session.close()));
    throw error;
  }
}

function sessionOf<Scene>(points: readonly Checked<Scene>[], target: Target<Scene>, atOnce: number): Session {
  const { name, place, close } = target;
  const run: Session['run'] = (signal, onResult) => runPoints({ points, target, atOnce, signal, onResult });
  return { target: name, place, points, run, close };
}

function openAws({ real }: Options, { env, sandbox, real: way }: Surroundings) {
  const runId = randomBytes(4).toString('hex');
  if (!real) return openSandboxAws(runId, sandbox?.aws);
  if (real.account === undefined) throw new UsageError('--real needs --account <12 digits>: the AWS account to use.');
  const steering = Object.keys(env).find((name) => name.startsWith('AWS_ENDPOINT_URL') && env[name]);
  if (steering !== undefined) throw new UsageError(`${steering} is set, so the calls would not reach the real AWS.`);
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  return openRealAws(runId, { accountId: real.account, region, way: way?.aws });
}

function openSlack({ real }: Options, { env, sandbox, real: way }: Surroundings) {
  if (!real) return openSandboxSlack(sandbox?.slack);
  if (real.user === undefined)
    throw new UsageError('--real needs --user <user id>: the Slack user to whom the bot may write.');
  return openRealSlack({ token: env.SLACK_BOT_TOKEN, userId: real.user, apiUrl: way?.slackApiUrl });
}
