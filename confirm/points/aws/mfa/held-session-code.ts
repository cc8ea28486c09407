import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { ask } from '../../../aws/ask.ts';
import { enableDevice, makeDevice } from '../../../aws/make-device.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const HELD_SECONDS = 14;
const PERIOD_SECONDS = 30;

export const heldSessionCode: AwsPoint = {
  id: 'held-session-code',
  service: 'aws',
  statement:
    'STS accepts a session code that was typed right after the enrollment, if the bot sends it 14 seconds after the enrollment or later.',
  where: ['docs/decisions/004-hold-the-session-code.md', 'src/scenario/mfa-user'],
  waitsSeconds: PERIOD_SECONDS,
  check: async (scene) => {
    const { user, sts } = await makeActor(scene, 'user', []);
    const device = await makeDevice(scene, 'device');
    const before = device.codeAt(-1);
    await enableDevice(scene, user, device, [before, device.codeAt(0)]);
    // Like a person, waits for the next code that the phone shows, which takes up to half a minute.
    const [TokenCode] = await Promise.all([device.nextCode(), scene.pause(HELD_SECONDS)]);
    const answer = await ask(sts.send(new GetSessionTokenCommand({ SerialNumber: device.serialNumber, TokenCode })));
    return verdict(!answer.isRefused, `Sent once: ${inWords(answer, 'the code was taken')}.`, answer.requestId);
  },
};
