import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as iamCommands from '@aws-sdk/client-iam';
import { IAMClient } from '@aws-sdk/client-iam';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import { witnessLeftovers } from '../../sandbox/stories/witness.ts';
import { busiest, type CallCounts, followCalls } from '../parts/follow-calls.ts';
import { CALLS_PER_SECOND } from '../parts/hall.ts';
import { type Names, startWithOrphans } from '../parts/orphans.ts';
import { residentMegabytes } from '../parts/process-figures.ts';
import type { BenchOptions, BenchResult } from '../report/bench-result.ts';

const SIZES = { full: { orphans: 2000, throttled: 200 }, quick: { orphans: 10, throttled: 3 } };
const AIM = { of: 'ratio', atMost: 1.2 } as const;

/**
 * Measures twice how long the command `sweep` takes to remove orphans in AWS. Without a rate limit, compares the time
 * with that of a loop that only makes the same calls. With a rate limit, compares it with the least time that the limit
 * allows for the operation with the most calls.
 */
export async function run({ quick, people, say }: BenchOptions): Promise<BenchResult> {
  const sizes = SIZES[quick ? 'quick' : 'full'];
  const count = people?.[0] ?? sizes.orphans;
  say(`${count} orphans, AWS without a limit`);
  const swept = await sweepAway(count);
  say('the same calls in a bare loop');
  const bare = await bareLoop(count, swept.perOrphan);
  say(`${sizes.throttled} orphans, AWS allows ${CALLS_PER_SECOND} calls of each operation a second`);
  const throttled = await sweepAway(sizes.throttled, CALLS_PER_SECOND);
  const [operation, calls] = busiest(throttled);
  return {
    title: 'orphans in AWS are removed',
    figures: [
      {
        what: `${count} orphans: from the first call to the last`,
        value: swept.seconds,
        unit: 's',
        baseline: { what: 'the same calls in a bare loop', value: bare },
        aim: AIM,
      },
      { what: `${count} orphans: left in AWS`, value: swept.left, unit: 'resources', aim: { of: 'value', atMost: 0 } },
      {
        what: 'calls for each orphan',
        value: swept.all / count,
        unit: 'calls',
        baseline: { what: 'needed', value: NEEDED },
      },
      { what: 'most memory of the command (RSS)', value: swept.megabytes, unit: 'MB' },
      {
        what: `${sizes.throttled} orphans, throttled: from the first call to the last`,
        value: throttled.seconds,
        unit: 's',
        baseline: { what: 'least time for these calls at the rate limit', value: calls / CALLS_PER_SECOND },
        aim: AIM,
      },
      {
        what: `${sizes.throttled} orphans, throttled: left in AWS`,
        value: throttled.left,
        unit: 'resources',
        aim: { of: 'value', atMost: 0 },
      },
    ],
    notes: [
      'Each orphan is a user with an enabled device, an access key and a policy, six hours old. The bench runs the command `sweep` in its own process; the start of the process is not counted.',
      `For each orphan, the bare loop sends the ${swept.perOrphan.length} calls that the command makes for one orphan, with the same SDK, one after the other. The command works on several orphans at once.`,
      `With the rate limit, AWS allows ${CALLS_PER_SECOND} calls of each operation a second. It let through ${calls} calls of ${operation} and not more of any other operation, and throttled ${throttled.throttled} calls in all.`,
      'Needed for each: two calls to read the deadline (tags), one to check that the user is ours, two to list policies and access keys, and five to remove it. One listing for all shows what is left.',
      'The embedded AWS answers within a millisecond. AWS itself takes about 60 ms, so calls that are sent one after the other would take longer than the rate limit requires.',
    ],
  };
}

/**
 * The calls for one orphan: the tags of user and device, GetUser, the lists of policies and keys, and five removals.
 */
const NEEDED = 10;

const OF_ACCOUNT = ['ListUsers', 'ListRoles', 'ListVirtualMFADevices', 'GetCallerIdentity'];

interface Swept extends CallCounts {
  readonly perOrphan: readonly string[];
  readonly left: number;
  readonly megabytes: number;
}

async function sweepAway(count: number, perSecond?: number): Promise<Swept> {
  const { aws } = await startWithOrphans(count);
  if (perSecond !== undefined) await throttle(aws, perSecond);
  const counting = followCalls(aws);
  const megabytes = await sweep(aws);
  const counts = await counting.stop();
  const left = witnessLeftovers(aws.view()).length;
  const perOrphan = callsOfOne(counts, count);
  await aws.close();
  return { ...counts, perOrphan, left, megabytes };
}

async function throttle(aws: EmbeddedAws, perSecond: number): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify({ perSecond }) };
  const answer = await aws.fetch(new Request(`${aws.url}/_sandbox/throttle`, request));
  if (!answer.ok) throw new Error(`The rate limit of the embedded AWS cannot be set: ${await answer.text()}`);
}

/**
 * Returns the names of the operations that the command calls for one orphan; an operation that it calls twice is in the
 * result twice. The operations in `OF_ACCOUNT` are left out, because their calls serve all orphans together.
 */
function callsOfOne({ byOperation }: CallCounts, orphans: number): readonly string[] {
  const ofOrphans = [...byOperation].filter(([operation]) => !OF_ACCOUNT.includes(operation));
  return ofOrphans.flatMap(([operation, calls]) => Array<string>(Math.round(calls / orphans)).fill(operation));
}

/** Makes these calls for each orphan, one after the other. Returns the seconds that they take. */
async function bareLoop(count: number, operations: readonly string[]): Promise<number> {
  const { aws, orphans } = await startWithOrphans(count);
  const { accessKeyId, secretAccessKey } = aws.adminKey;
  const iam = new IAMClient({ region: aws.region, endpoint: aws.url, credentials: { accessKeyId, secretAccessKey } });
  const startedAt = performance.now();
  for (const names of orphans) {
    for (const operation of operations) await send(iam, operation, names);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  iam.destroy();
  await aws.close();
  return seconds;
}

/**
 * Sends one call with all names as input; the SDK ignores names that the operation does not have. Ignores the error
 * that a resource does not exist: if the loop calls a deletion twice, the second call finds no resource.
 */
async function send(iam: IAMClient, operation: string, names: Names): Promise<void> {
  type Command = Parameters<IAMClient['send']>[0];
  const commands = iamCommands as unknown as Record<string, new (input: object) => Command>;
  const NewCommand = commands[`${operation}Command`];
  if (!NewCommand) throw new Error(`The SDK has no ${operation}.`);
  await iam.send(new NewCommand(names)).catch((error: Error) => {
    if (!/^NoSuchEntity/.test(error.name)) throw error;
  });
}

/** Runs the command `sweep`. Resolves to the highest memory use of its process, in MB. */
async function sweep(aws: EmbeddedAws): Promise<number> {
  const script = ['--disable-warning=Warning', '--import', 'tsx', 'src/main.ts', 'sweep', '--json'];
  const env = { ...aws.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const child = spawn(process.execPath, script, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  let megabytes = 0;
  const looking = setInterval(() => {
    residentMegabytes(child.pid).then(
      (now) => {
        megabytes = Math.max(megabytes, now || 0);
      },
      () => undefined,
    );
  }, 200);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(looking);
  process.removeListener('exit', end);
  if (code !== 0) throw new Error(`The command sweep ended with exit code ${code}.`);
  return megabytes;
}
