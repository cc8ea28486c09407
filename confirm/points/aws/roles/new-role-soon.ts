import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { ask } from '../../../aws/ask.ts';
import { assumeRole, makeRole } from '../../../aws/make-role.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { stopwatch } from '../../../run/waits.ts';

const MOST_SECONDS = 30;

export const newRoleSoon: AwsPoint = {
  id: 'new-role-soon',
  service: 'aws',
  statement:
    'A new role can be assumed within about 30 seconds, and a trust policy can name a new user within the same time.',
  where: ['src/scenario/assume-role/steps/attempts.ts'],
  check: async (scene) => {
    const sinceUser = stopwatch();
    const actor = await makeActor(scene, 'user', [allow('sts:AssumeRole', `arn:aws:iam::*:role${scene.path}*`)]);
    const role = await makeRole(scene, 'role', { trusts: actor.user.arn, statements: [allow('iam:ListRoles')] });
    const known = Number(sinceUser());
    const sinceRole = stopwatch();
    const session = scene.as(await assumeRole(scene, actor, role));
    const assumed = Number(sinceRole());
    const { requestId } = await ask(session.sts.send(new GetCallerIdentityCommand({})));
    const saw = `The user was taken as a principal ${known} s after it was created, and the role assumed ${assumed} s after that.`;
    return verdict(known <= MOST_SECONDS && assumed <= MOST_SECONDS, saw, requestId);
  },
};
