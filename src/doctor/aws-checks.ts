import type { AwsSelfCheck, SimulatedCall } from '../aws/self-check.ts';
import type { AwsConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { type Check, type Finding, failed, ok, skipped } from './check.ts';
import { clockFinding } from './clock.ts';
import { given, once } from './needs.ts';
import { escalations, neededCalls, neededForRoles, type Places } from './permission-matrix.ts';

export interface AwsLook extends AwsSelfCheck {
  /** Returns the ARNs of resources under our path that are past their deadline, or older than any demo can be. */
  findLeftovers(): Promise<readonly string[]>;
  /** Returns the ARNs of resources in paths below our path, where no demo makes resources. */
  findBelow(): Promise<readonly string[]>;
  /** Returns the names of the users, or of the roles, directly under our path. */
  namesOf(kind: 'user' | 'role'): Promise<readonly string[]>;
}

const POLICIES_HINT = 'deploy/cloudformation.yml has the policies; docs/operate.md says how to give them to the bot.';

const AWAY = 'AWS must be reachable first';
const UNKNOWN = 'AWS must accept the credentials first';
const UNBOUNDED = 'set PERMISSIONS_BOUNDARY_ARN first';

/**
 * Returns the checks in AWS: the bot can do everything that it needs, and nothing dangerous.
 * @param isRoleOffered whether a lesson that makes a role can be started
 */
export function awsChecks(
  { aws, installation, isRoleOffered }: Pick<AwsConfig, 'aws' | 'installation'> & { readonly isRoleOffered: boolean },
  look: AwsLook,
): Check[] {
  const clock = once(look.clockAheadMs);
  const identity = once(look.identity);
  const { permissionsBoundaryArn } = aws;
  const boundary = once(async () => {
    await identity();
    return boundaryFinding(permissionsBoundaryArn, look);
  });
  const ifBounded = (judge: (arn: string, places: Places) => Promise<Finding>) => () =>
    given(identity, UNKNOWN, async ({ arn, accountId }) => {
      if ((await boundary()).result === 'failed') return skipped(UNBOUNDED);
      const account = `arn:${arn.split(':')[1] ?? 'aws'}:iam::${accountId}`;
      return judge(arn, { account, installation, boundaryArn: permissionsBoundaryArn });
    });
  return [
    { id: 'aws', title: 'AWS can be reached', run: () => reach(clock, aws.endpoint) },
    {
      id: 'aws-clock',
      title: "This machine's clock agrees with AWS's",
      run: () => given(clock, AWAY, (aheadMs) => clockFinding(aheadMs, "AWS's")),
    },
    {
      id: 'aws-identity',
      title: 'AWS accepts the credentials',
      hint: 'Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile or the role, and AWS_ROLE_ARN.',
      run: () => given(clock, AWAY, async () => identityFinding((await identity()).arn)),
    },
    {
      id: 'aws-boundary',
      title: 'Demo users have a permissions boundary',
      run: () => given(identity, UNKNOWN, boundary),
    },
    {
      id: 'aws-permissions',
      title: 'The bot may make every call of a demo',
      run: ifBounded((arn, places) => permissionsFinding(look, arn, places)),
    },
    {
      id: 'aws-roles',
      title: 'The bot may make the roles of a lesson',
      run: ifBounded((arn, places) => rolesFinding(look, { arn, places, isOffered: isRoleOffered })),
    },
    {
      id: 'aws-escalation',
      title: 'The bot cannot gain more rights',
      run: ifBounded((arn, places) => escalationFinding(look, arn, places)),
    },
    {
      id: 'aws-fence',
      title: 'Only demos have resources under the path',
      run: () => given(identity, UNKNOWN, () => fenceFinding(look, permissionsBoundaryArn)),
    },
    {
      id: 'aws-leftovers',
      title: 'Ended demos have left nothing',
      run: () => given(identity, UNKNOWN, () => leftoversFinding(look)),
    },
  ];
}

function reach(clock: () => Promise<number>, endpoint = 'AWS'): Promise<Finding> {
  return clock().then(
    () => ok(endpoint),
    () =>
      failed(
        `${endpoint} does not answer`,
        'Check the network, a proxy, AWS_REGION, AWS_ENDPOINT_URL and AWS_USE_FIPS_ENDPOINT.',
      ),
  );
}

function identityFinding(arn: string): Finding {
  if (!arn.endsWith(':root')) return ok(arn);
  return failed(
    "the credentials are those of the account's root user",
    'Create a user or a role for the bot, and use its credentials.',
  );
}

async function boundaryFinding(boundaryArn: string | undefined, look: AwsLook): Promise<Finding> {
  if (boundaryArn === undefined) {
    return failed(
      'PERMISSIONS_BOUNDARY_ARN is not set',
      `Set it to the ARN of the participants' permissions boundary. ${POLICIES_HINT}`,
    );
  }
  const exists = await look.policyExists(boundaryArn).catch(() => undefined);
  if (exists === undefined) return skipped('the bot may not read the policy (iam:GetPolicy)');
  return exists ? ok(boundaryArn) : failed(`${boundaryArn} does not exist`, POLICIES_HINT);
}

/** Asks IAM whether it would allow each call. The calls are not made. Returns `undefined` when the bot may not ask. */
async function simulated(
  look: AwsLook,
  identityArn: string,
  calls: readonly SimulatedCall[],
): Promise<readonly boolean[] | undefined> {
  try {
    return await look.simulate(await look.principalArn(identityArn), calls);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

async function permissionsFinding(look: AwsLook, arn: string, places: Places): Promise<Finding> {
  const calls = neededCalls(places);
  const allowed = await simulated(look, arn, calls);
  const missing = allowed
    ? calls.filter((_call, index) => !allowed[index]).map(({ action }) => action)
    : await look.deniedReads(`/mfa-demo/${places.installation}/`);
  if (missing.length > 0) return failed(`not allowed: ${[...new Set(missing)].join(', ')}`, POLICIES_HINT);
  if (allowed) return ok(`${calls.length} calls`);
  return ok('the bot may read; to check writes too, allow iam:SimulatePrincipalPolicy or use --canary');
}

/**
 * Checks the calls of lessons with a role. If no such lesson is offered and calls are denied, the check is skipped and
 * says how to enable a lesson.
 */
async function rolesFinding(
  look: AwsLook,
  { arn, places, isOffered }: { arn: string; places: Places; isOffered: boolean },
): Promise<Finding> {
  const calls = neededForRoles(places);
  const allowed = await simulated(look, arn, calls);
  if (!allowed) return skipped('the bot may not simulate (iam:SimulatePrincipalPolicy)');
  const missing = calls.filter((_call, index) => !allowed[index]).map(({ action }) => action);
  if (missing.length === 0) return ok(`${calls.length} calls`);
  const said = `not allowed: ${[...new Set(missing)].join(', ')}`;
  if (isOffered) return failed(said, `The lesson assume-role needs them. ${POLICIES_HINT}`);
  return skipped(
    'no lesson with a role is offered; SCENARIOS and the newest deploy/cloudformation.yml enable assume-role',
  );
}

async function escalationFinding(look: AwsLook, arn: string, places: Places): Promise<Finding> {
  const calls = escalations(places);
  const allowed = await simulated(look, arn, calls);
  // Do not make the calls instead: a call that succeeded would change something.
  if (!allowed) return skipped('the bot may not simulate (iam:SimulatePrincipalPolicy)');
  const open = calls.filter((_call, index) => allowed[index]).map(({ action }) => action);
  if (open.length === 0) return ok(`${calls.length} calls are denied, as they must be`);
  return failed(`allowed, and must not be: ${[...new Set(open)].join(', ')}`, POLICIES_HINT);
}

/**
 * At most this many users, and as many roles, are checked, because each needs one call. The check usually finds none:
 * no demo creates a user or role without the boundary.
 */
const MOST_NAMES = 100;

async function fenceFinding(look: AwsLook, boundaryArn: string | undefined): Promise<Finding> {
  return given(look.findBelow, 'the bot cannot list these resources', async (below) => {
    const { names: unbounded, isPart } = await unboundedNames(look, boundaryArn);
    const found = [
      ...(below.length > 0 ? [`below the path: ${below.slice(0, 5).join(', ')}`] : []),
      ...(unbounded.length > 0 ? [`without the boundary: ${unbounded.slice(0, 5).join(', ')}`] : []),
    ];
    if (found.length === 0) {
      const checked = isPart ? ` among the first ${MOST_NAMES} of each` : '';
      return ok(`nothing below the path, and no user or role without the boundary${checked}`);
    }
    return failed(
      found.join('; '),
      "No demo makes these: an administrator must check and delete them. If nobody knows them, replace the bot's access key.",
    );
  });
}

interface Unbounded {
  readonly names: readonly string[];
  /** Whether there are more users or roles than were read. */
  readonly isPart: boolean;
}

async function unboundedNames(look: AwsLook, boundaryArn: string | undefined): Promise<Unbounded> {
  if (boundaryArn === undefined) return { names: [], isPart: false };
  const [users, roles] = [await look.namesOf('user'), await look.namesOf('role')];
  const names = [
    ...(await look.unboundedUsers(users.slice(0, MOST_NAMES), boundaryArn)),
    ...(await look.unboundedRoles(roles.slice(0, MOST_NAMES), boundaryArn)),
  ];
  return { names, isPart: users.length > MOST_NAMES || roles.length > MOST_NAMES };
}

/** Fails if ended demos have left resources. Skipped if the bot may not list them, which `aws-permissions` reports. */
async function leftoversFinding(look: AwsLook): Promise<Finding> {
  return given(look.findLeftovers, 'the bot cannot list the resources', (names) => {
    if (names.length === 0) return ok('nothing under the path is left over');
    return failed(
      `${names.length}: ${names.slice(0, 5).join(', ')}`,
      "Run npm run sweep, or wait for the bot's next sweep.",
    );
  });
}
