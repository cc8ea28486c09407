import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { ask } from '../../../aws/ask.ts';
import { credentialsOf } from '../../../aws/credentials.ts';
import { makeActor } from '../../../aws/make-user.ts';
import { type AwsPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const HALF = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
const IN_A_SESSION = 'Cannot call GetSessionToken with session credentials';

export const sessionTokenRefusals: AwsPoint = {
  id: 'session-token-refusals',
  service: 'aws',
  statement: `\`GetSessionToken\` with a serial number and no code says "${HALF}", and with temporary credentials "${IN_A_SESSION}".`,
  where: ['sandbox/aws/sts'],
  check: async (scene) => {
    const actor = await makeActor(scene, 'user', []);
    const SerialNumber = `arn:aws:iam::${scene.accountId}:mfa${scene.path}none`;
    const half = await ask(actor.sts.send(new GetSessionTokenCommand({ SerialNumber })));
    const { Credentials } = await actor.sts.send(new GetSessionTokenCommand({}));
    const session = scene.as(credentialsOf(Credentials));
    const again = await ask(session.sts.send(new GetSessionTokenCommand({})));
    const isAsBelieved =
      half.isRefused && half.message === HALF && again.isRefused && again.message.startsWith(IN_A_SESSION);
    return verdict(isAsBelieved, `${inWords(half)}; ${inWords(again)}.`, again.requestId);
  },
};
