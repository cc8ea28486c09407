import { GetAccountSummaryCommand, ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ask } from '../../../aws/ask.ts';
import { makeEnabledDevice, withCode } from '../../../aws/make-device.ts';
import { askForSession, assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS, type Statement } from '../../../aws/policy.ts';
import type { AwsScene, Credentials } from '../../../aws/scene.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { untilAllowed } from '../../../run/waits.ts';

const KEY = 'aws:MultiFactorAuthPresent';

/**
 * One action that is always allowed, which shows when the policy is in force, and one action for each state of the key.
 */
const ONE_ACTION_PER_STATE: readonly Statement[] = [
  allow('iam:ListRoles'),
  { ...allow('iam:GetAccountSummary'), Condition: { Null: { [KEY]: 'true' } } },
  { ...allow('iam:ListUsers'), Condition: { Bool: { [KEY]: 'false' } } },
  { ...allow('s3:ListAllMyBuckets'), Condition: { Bool: { [KEY]: 'true' } } },
];

export const roleSessionMfaState: AwsPoint = {
  id: 'role-session-mfa-state',
  service: 'aws',
  statement:
    'The session of a role carries `aws:MultiFactorAuthPresent` with the value `false`, even when the role was assumed with an MFA code.',
  where: ['sandbox/aws/account/state.ts', 'src/scenario/assume-role', 'src/policy-check/judge.ts'],
  check: async (scene) => {
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', `arn:aws:iam::*:role${scene.path}*`)]);
    const role = await makeRole(scene, 'role', { trusts: scene.accountId, statements: ONE_ACTION_PER_STATE });
    const device = await makeEnabledDevice(scene, actor.user);
    // The first try is without a code: a code would be used up even if the role is too new.
    const without = await stateIn(scene, await assumeRole(scene, actor, role));
    const session = await withCode(scene, device, (mfa) => askForSession(actor, role, mfa));
    if ('isRefused' in session) throw new Error(`AssumeRole with a code: ${session.code}: ${session.message}`);
    const withMfa = await stateIn(scene, session);
    const saw = `The key was ${without.state} in a session without a code, and ${withMfa.state} in a session with a code.`;
    return verdict(without.state === 'false' && withMfa.state === 'false', saw, withMfa.requestId);
  },
};

async function stateIn(scene: AwsScene, session: Credentials) {
  const { iam, s3 } = scene.as(session);
  const listRoles = () => ask(iam.send(new ListRolesCommand({ MaxItems: 1 })));
  if (!(await untilAllowed(scene, POLICY_LIMIT_SECONDS, listRoles)))
    throw new Error(`The policy of a new role was not in force after ${POLICY_LIMIT_SECONDS} s.`);
  const absent = await ask(iam.send(new GetAccountSummaryCommand({})));
  const isFalse = await ask(iam.send(new ListUsersCommand({ MaxItems: 1 })));
  const isTrue = await ask(s3.send(new ListBucketsCommand({ MaxBuckets: 1 })));
  const states = Object.entries({ absent, false: isFalse, true: isTrue }).filter(([, { isRefused }]) => !isRefused);
  return { state: states.map(([state]) => state).join(' and ') || 'in no known state', requestId: isFalse.requestId };
}
