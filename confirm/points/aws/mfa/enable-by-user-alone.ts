import { EnableMFADeviceCommand, ResyncMFADeviceCommand } from '@aws-sdk/client-iam';
import { ask } from '../../../aws/ask.ts';
import { enableDevice, makeDevice } from '../../../aws/make-device.ts';
import { makeActor, makeUser } from '../../../aws/make-user.ts';
import { allow, POLICY_LIMIT_SECONDS } from '../../../aws/policy.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { type Answer, inWords } from '../../../run/answer.ts';

export const enableByUserAlone: AwsPoint = {
  id: 'enable-mfa-by-user-alone',
  service: 'aws',
  statement:
    '`EnableMFADevice` and `ResyncMFADevice` are authorized only for the user: a policy that names the user and not the device is enough.',
  where: ['deploy/cloudformation.yml', 'sandbox/aws/iam/mfa'],
  check: async (scene) => {
    const target = await makeUser(scene, 'target');
    const { iam } = await makeActor(scene, 'actor', [
      allow(['iam:EnableMFADevice', 'iam:ResyncMFADevice'], target.arn),
    ]);
    const device = await makeDevice(scene, 'device');
    const names = { UserName: target.name, SerialNumber: device.serialNumber };
    // AWS checks the permission before it looks at the codes: a wrong pair shows whether the call is allowed.
    const wrong = { AuthenticationCode1: '000000', AuthenticationCode2: '000000' };
    const decided = (answer: Answer<unknown>) =>
      answer.isRefused && answer.code === 'AccessDenied' ? undefined : answer;
    const enabling = await scene.until(POLICY_LIMIT_SECONDS, async () =>
      decided(await ask(iam.send(new EnableMFADeviceCommand({ ...names, ...wrong })))),
    );
    if (enabling === undefined)
      return verdict(
        false,
        `EnableMFADevice was denied for ${POLICY_LIMIT_SECONDS} s with a policy that names the user.`,
      );
    await enableDevice(scene, target, device, [device.codeAt(-1), device.codeAt(0)], { iam });
    const resync = await ask(iam.send(new ResyncMFADeviceCommand({ ...names, ...wrong })));
    const saw = `EnableMFADevice was allowed; ResyncMFADevice with wrong codes was answered with ${inWords(resync)}.`;
    return verdict(decided(resync) !== undefined, saw, resync.requestId);
  },
};
