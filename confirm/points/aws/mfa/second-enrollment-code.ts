import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { ask } from '../../../aws/ask.ts';
import { enableDevice, isUnknownDevice, makeDevice } from '../../../aws/make-device.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { stopwatch } from '../../../run/waits.ts';

/**
 * When the code is sent, in seconds after the enrollment. There are only five tries, because STS accepts about nine in
 * three minutes.
 */
const SENT_AT = [2, 9, 12, 15, 18];

export const secondEnrollmentCode: AwsPoint = {
  id: 'second-enrollment-code',
  service: 'aws',
  statement:
    'STS refuses the second enrollment code as a session code right after the enrollment, and accepts it after about 14 seconds.',
  where: ['docs/decisions/004-hold-the-session-code.md', 'sandbox/aws/sts/session-codes.ts'],
  waitsSeconds: 18,
  check: async (scene) => {
    const { user, sts } = await makeActor(scene, 'user', []);
    const device = await makeDevice(scene, 'device');
    const [first, second] = [device.codeAt(-1), device.codeAt(0)];
    await enableDevice(scene, user, device, [first, second]);
    const seconds = stopwatch();
    const refusals: string[] = [];
    for (const at of SENT_AT) {
      await scene.pause(Math.max(0, at - Number(seconds())));
      const sentAt = seconds();
      const order = { SerialNumber: device.serialNumber, TokenCode: second };
      const answer = await ask(sts.send(new GetSessionTokenCommand(order)));
      if (!answer.isRefused) {
        const before = refusals.length === 0 ? '' : `It was refused after ${refusals.join(', ')}. `;
        return verdict(
          refusals.length > 0,
          `${before}It was taken ${sentAt} s after the enrollment.`,
          answer.requestId,
        );
      }
      const why = answer.message.includes('invalid MFA one time pass code') ? 'invalid code' : answer.code;
      refusals.push(`${sentAt} s (${isUnknownDevice(answer) ? 'unable to validate' : why})`);
    }
    return verdict(false, `It was refused after ${refusals.join(', ')}.`);
  },
};
