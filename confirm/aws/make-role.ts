import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import type { Refused } from '../run/answer.ts';
import { ask, removed } from './ask.ts';
import type { AwsClients } from './clients.ts';
import { credentialsOf } from './credentials.ts';
import { policyText, type Statement } from './policy.ts';
import type { AwsScene, Credentials } from './scene.ts';

/**
 * How long a check waits at most until a new role can be assumed, or until a trust policy can name a new user. The
 * check `new-role-soon` expects that each takes at most 30 seconds.
 */
const ROLE_LIMIT_SECONDS = 75;

interface RoleOrder {
  /**
   * Who may assume the role: an ARN, or an account id. An account id means every identity of the account whose own
   * policy allows `sts:AssumeRole`.
   */
  readonly trusts: string;
  readonly condition?: Statement['Condition'];
  readonly statements: readonly Statement[];
}

/**
 * Makes a role and returns its ARN. Waits at most 75 s until IAM knows a new user in the trust policy.
 * @throws Error after that, or when IAM refuses the role for another reason
 */
export async function makeRole(scene: AwsScene, suffix: string, order: RoleOrder): Promise<string> {
  const RoleName = scene.name(suffix);
  const names = { RoleName, PolicyName: 'confirm' };
  const { trusts, condition: Condition, statements } = order;
  const trust: Statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: trusts }, Condition };
  scene.undo(`role ${RoleName}`, () => removed(scene.iam.send(new DeleteRoleCommand({ RoleName }))));
  const create = { RoleName, Path: scene.path, AssumeRolePolicyDocument: policyText([trust]) };
  const arn = await scene.until(ROLE_LIMIT_SECONDS, async () => {
    const answer = await ask(scene.iam.send(new CreateRoleCommand(create)));
    if (!answer.isRefused) return answer.value.Role?.Arn ?? '';
    if (answer.code === 'MalformedPolicyDocument' && /principal/i.test(answer.message)) return undefined;
    throw new Error(`CreateRole: ${answer.code}: ${answer.message}`);
  });
  if (arn === undefined)
    throw new Error(`IAM did not accept a new user in a trust policy after ${ROLE_LIMIT_SECONDS} s.`);
  scene.undo(`the policy of ${RoleName}`, () => removed(scene.iam.send(new DeleteRolePolicyCommand(names))));
  await scene.iam.send(new PutRolePolicyCommand({ ...names, PolicyDocument: policyText(statements) }));
  return arn;
}

type Further = Omit<AssumeRoleCommandInput, 'RoleArn' | 'RoleSessionName'>;

/** Calls AssumeRole once. Returns the credentials or the refusal. */
export async function askForSession(
  { sts }: Pick<AwsClients, 'sts'>,
  RoleArn: string,
  further: Further = {},
): Promise<Credentials | Refused> {
  const answer = await ask(sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'confirm', ...further })));
  if (answer.isRefused) return answer;
  return credentialsOf(answer.value.Credentials);
}

/**
 * Repeats AssumeRole until the new role can be assumed, at most 75 s.
 * @throws Error after that
 */
export async function assumeRole(
  scene: AwsScene,
  caller: Pick<AwsClients, 'sts'>,
  roleArn: string,
  further: Further = {},
): Promise<Credentials> {
  const session = await scene.until(ROLE_LIMIT_SECONDS, async () => {
    const got = await askForSession(caller, roleArn, further);
    return 'isRefused' in got ? undefined : got;
  });
  if (session === undefined) throw new Error(`A new role could not be assumed after ${ROLE_LIMIT_SECONDS} s.`);
  return session;
}
