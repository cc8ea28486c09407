import { SimulateCustomPolicyCommand } from '@aws-sdk/client-iam';
import { askForSession, assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, policyText } from '../../../aws/policy.ts';
import type { AwsScene } from '../../../aws/scene.ts';
import { type AwsPoint, verdict } from '../../../point.ts';

const KEY = 'sts:ExternalId';
const [RIGHT, WRONG] = ['confirm-right', 'confirm-wrong'];
const Condition = { StringEquals: { [KEY]: RIGHT } };

export const simulateTrustPolicy: AwsPoint = {
  id: 'simulate-trust-policy',
  service: 'aws',
  statement:
    'If the statements of a trust policy are given as an identity policy with `"Resource": "*"`, `SimulateCustomPolicy` decides about them as `AssumeRole` does.',
  where: ['src/policy-check/trust/as-identity-policy.ts'],
  check: async (scene) => {
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', `arn:aws:iam::*:role${scene.path}*`)]);
    const order = { trusts: scene.accountId, condition: Condition, statements: [allow('iam:ListRoles')] };
    const role = await makeRole(scene, 'role', order);
    await assumeRole(scene, actor, role, { ExternalId: RIGHT });
    const [wrong, none] = [await askForSession(actor, role, { ExternalId: WRONG }), await askForSession(actor, role)];
    const real = ['allowed', ...[wrong, none].map((one) => ('isRefused' in one ? 'implicitDeny' : 'allowed'))].join(
      ', ',
    );
    const simulated = [await simulate(scene, RIGHT), await simulate(scene, WRONG), await simulate(scene)];
    const decisions = simulated.map(({ decision }) => decision).join(', ');
    const saw = `With the right external id, a wrong one and none AssumeRole: ${real}; the simulator: ${decisions}.`;
    return verdict(real === 'allowed, implicitDeny, implicitDeny' && decisions === real, saw, simulated[0]?.requestId);
  },
};

async function simulate({ iam }: AwsScene, externalId?: string) {
  const entry = { ContextKeyName: KEY, ContextKeyValues: [externalId ?? ''], ContextKeyType: 'string' as const };
  const order = {
    PolicyInputList: [policyText([{ ...allow('sts:AssumeRole'), Condition }])],
    ActionNames: ['sts:AssumeRole'],
    ContextEntries: externalId === undefined ? [] : [entry],
  };
  const { EvaluationResults = [], $metadata } = await iam.send(new SimulateCustomPolicyCommand(order));
  return { decision: EvaluationResults[0]?.EvalDecision, requestId: $metadata.requestId };
}
