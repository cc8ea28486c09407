import type { Demo } from '../../demo.ts';
import { deviceNameOf, pathOf, tagsOf, userNameOf } from '../../naming.ts';
import { latestDeadline } from '../../participant/deadlines.ts';
import { Secret } from '../../secret.ts';
import { done, notYet, type Step } from '../../step.ts';
import { otpauthUri } from '../code-doctor.ts';
import type { MfaUserState } from '../state.ts';

/** Tags are what a sweep without records goes by: it must not end a demo whose participant took more time. */
function atLatest(demo: Demo): Demo {
  return { ...demo, deadlineAt: latestDeadline(demo) };
}

/** Returns the serial number of the demo's device, once it is known. */
export function serialNumbersOf({ device }: Pick<MfaUserState, 'device'>): readonly string[] | undefined {
  return device && [device.serialNumber];
}

/** The person hears from us before AWS does. */
export const openConversation: Step = {
  id: 'open-conversation',
  perform: async ({ demo, qrPoster }) => {
    await qrPoster.openConversation(demo);
    return done();
  },
};

export const createUser: Step = {
  id: 'create-user',
  leaves: 'user',
  needsNobody: true,
  perform: async ({ demo, aws, settings }) => {
    const tags = tagsOf(atLatest(demo), settings.installation);
    await aws.ensureUser({ userName: userNameOf(demo), path: pathOf(settings.installation), tags });
    return done();
  },
};

export const createMfaDevice: Step<MfaUserState> = {
  id: 'create-mfa-device',
  leaves: 'virtual-mfa-device',
  leavesNamed: serialNumbersOf,
  needsNobody: true,
  perform: async ({ demo, aws, settings, fence }) => {
    const device = {
      deviceName: deviceNameOf(demo),
      path: pathOf(settings.installation),
      tags: tagsOf(atLatest(demo), settings.installation),
    };
    const { serialNumber, accountId, seed } = await aws.issueMfaDevice(device, fence);
    return done({ device: { serialNumber, seed }, accountId });
  },
};

export const uploadQr: Step<MfaUserState> = {
  id: 'upload-qr',
  perform: async ({ demo, qrPoster, clock }) => {
    const { device, accountId } = demo.state;
    const seed = device?.seed?.reveal();
    if (!seed || !accountId) throw new Error('the QR code was asked for without a seed');
    const uri = new Secret(otpauthUri(seed, deviceNameOf(demo), accountId));
    await qrPoster.uploadQr(demo, uri);
    return done({ uploadedAt: clock.now() });
  },
};

/** While Slack processes the picture, the demo waits without a job that runs. */
export const postQr: Step<MfaUserState> = {
  id: 'post-qr',
  perform: async ({ demo, qrPoster, clock }) => {
    const { uploadedAt = 0 } = demo.state;
    const posted = await qrPoster.postQr(demo, clock.now() - uploadedAt);
    return posted === 'shown' ? done() : notYet(clock.now() + posted.tryAgainInMs);
  },
};
