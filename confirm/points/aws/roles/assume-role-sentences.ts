import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { ask } from '../../../aws/ask.ts';
import { askForSession, assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, policyText } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { untilAllowed } from '../../../run/waits.ts';

const BY_TRUST =
  'is not authorized to perform: sts:AssumeRole because no role trust policy allows the sts:AssumeRole action';
const BY_SESSION = 'because no session policy allows the s3:ListAllMyBuckets action';
const ROLE_POLICY_LIMIT_SECONDS = 30;

export const assumeRoleSentences: AwsPoint = {
  id: 'assume-role-sentences',
  service: 'aws',
  statement: `When the trust policy refuses \`AssumeRole\`, for example because the external id is missing, AWS says "${BY_TRUST}"; when a session policy refuses, "${BY_SESSION}".`,
  where: ['sandbox/aws/sts', 'sandbox/aws/account/permissions.ts'],
  check: async (scene) => {
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', `arn:aws:iam::*:role${scene.path}*`)]);
    const ExternalId = 'confirm-external-id';
    const role = await makeRole(scene, 'role', {
      trusts: scene.accountId,
      condition: { StringEquals: { 'sts:ExternalId': ExternalId } },
      statements: [allow('s3:ListAllMyBuckets')],
    });
    // A session without a session policy shows when the role's own policy is in force.
    const { s3: whole } = scene.as(await assumeRole(scene, actor, role, { ExternalId }));
    await untilAllowed(scene, ROLE_POLICY_LIMIT_SECONDS, () => ask(whole.send(new ListBucketsCommand({}))));
    const byTrust = await askForSession(actor, role);
    if (!('isRefused' in byTrust)) return verdict(false, 'A role was assumed without its external id.');
    const Policy = policyText([allow('s3:GetObject')]);
    const { s3 } = scene.as(await assumeRole(scene, actor, role, { ExternalId, Policy }));
    const bySession = await ask(s3.send(new ListBucketsCommand({})));
    const isAsBelieved =
      byTrust.message.includes(BY_TRUST) && bySession.isRefused && bySession.message.includes(BY_SESSION);
    return verdict(isAsBelieved, `${inWords(byTrust)}; ${inWords(bySession)}.`, bySession.requestId);
  },
};
