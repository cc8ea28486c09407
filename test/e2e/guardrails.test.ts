import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  IAMClient,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { test } from 'vitest';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { expectNothingLeft, ourUsers, startsAndScans, twoCodes } from './moves.ts';

function accountAdmin(world: TestWorld): IAMClient {
  return new IAMClient({ endpoint: world.aws.url, region: world.aws.region, credentials: world.aws.adminKey });
}

test('if S3 allows a proof without MFA, the participant reads it and the demo ends', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  const UserName = ourUsers(world)[0]?.userName;
  const Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await accountAdmin(world).send(new PutUserPolicyCommand({ UserName, PolicyName: 'somebody-elses', PolicyDocument }));

  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(ana));
  await ana.sees('S3 answered without MFA');
  await ana.sees('0 left');
  expectNothingLeft(world);
});

test('a demo whose user was added to a group is stuck with this reason, and the next stop repeats the teardown', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  const admin = accountAdmin(world);
  const member = { UserName: ourUsers(world)[0]?.userName, GroupName: 'auditors' };
  await admin.send(new CreateGroupCommand({ GroupName: 'auditors' }));
  await admin.send(new AddUserToGroupCommand(member));

  await ana.types('/mfa-demo stop');
  await ana.sees('auditors');
  await ana.sees('Cleanup incomplete');

  await admin.send(new RemoveUserFromGroupCommand(member));
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  expectNothingLeft(world);
});
