import { GetAccountSummaryCommand, ListRolesCommand, ListUsersCommand, TagUserCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { untilAllowed } from '../../../run/waits.ts';

const [EMPTY, NO_ADDRESS] = ['confirm-empty', 'confirm-no-address'];

export const oddConditionValues: AwsPoint = {
  id: 'odd-condition-values',
  service: 'aws',
  statement:
    'In conditions, an empty tag value counts as present for `Null`; a value that is not an address matches neither `IpAddress` nor `NotIpAddress`; a key with several values matches no operator without a `For…:` prefix.',
  where: ['sandbox/aws/policy/operators.ts'],
  check: async (scene) => {
    const { user, iam } = await makeActor(scene, 'user', [
      allow('iam:ListRoles'),
      { ...allow('iam:ListUsers'), Condition: { Null: { [`aws:PrincipalTag/${EMPTY}`]: 'false' } } },
      {
        ...allow('iam:GetAccountSummary'),
        Condition: { NotIpAddress: { [`aws:PrincipalTag/${NO_ADDRESS}`]: '10.0.0.0/8' } },
      },
      { ...allow('iam:TagUser'), Condition: { StringEquals: { 'aws:TagKeys': 'one' } } },
    ]);
    const Tags = [
      { Key: EMPTY, Value: '' },
      { Key: NO_ADDRESS, Value: 'not an address' },
    ];
    await scene.iam.send(new TagUserCommand({ UserName: user.name, Tags }));
    await untilAllowed(scene, POLICY_LIMIT_SECONDS, () => ask(iam.send(new ListRolesCommand({}))));
    // Tags of a principal spread as slowly as policies.
    const empty = await untilAllowed(scene, POLICY_LIMIT_SECONDS, () =>
      ask(iam.send(new ListUsersCommand({ MaxItems: 1 }))),
    );
    const noAddress = await ask(iam.send(new GetAccountSummaryCommand({})));
    const both = ['one', 'two'].map((Key) => ({ Key, Value: 'x' }));
    const several = await ask(iam.send(new TagUserCommand({ UserName: user.name, Tags: both })));
    const words = (isDenied: boolean) => (isDenied ? 'denied' : 'allowed');
    const saw = `Not null for an empty tag: ${words(!empty)}; NotIpAddress for what is no address: ${words(noAddress.isRefused)}; StringEquals for two tag keys: ${words(several.isRefused)}.`;
    return verdict(empty !== undefined && noAddress.isRefused && several.isRefused, saw, several.requestId);
  },
};
