import type { Demo } from '../../demo.ts';
import { deviceNameOf, pathOf, tagsOf, userNameOf } from '../../naming.ts';
import { latestDeadline } from '../../participant/deadlines.ts';
import { Secret } from '../../secret.ts';
import { done, notYet, type Step } from '../../step.ts';
import { otpauthUri } from '../code-doctor.ts';
import type { MfaUserState } from '../state.ts';

/**
 * Returns the demo with its latest possible deadline, for the tags: a sweep that has no records uses the tags, and must
 * not remove a demo whose participant took more time.
 */
function atLatest(demo: Demo): Demo {
  return { ...demo, deadlineAt: latestDeadline(demo) };
}

/** Returns the serial number of the demo's device, once it is known. */
export function serialNumbersOf({ device }: Pick<MfaUserState, 'device'>): readonly string[] | undefined {
  return device && [device.serialNumber];
}

/** Posts the first message. It comes before the first call to AWS, unless the demo was prepared ahead. */
export const openConversation: Step = {
  id: 'open-conversation',
  perform: async ({ demo, qrPoster }) => {
    await qrPoster.openConversation(demo);
    return done();
  },
};

/** Creates the IAM user of the demo. It has no permissions yet. */
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

/** Creates the virtual MFA device and keeps its seed, which AWS shows only once. */
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

/** Uploads the picture with the QR code to Slack. */
export const uploadQr: Step<MfaUserState> = {
  id: 'upload-qr',
  perform: async ({ demo, qrPoster, clock }) => {
    const { device, accountId } = demo.state;
    const seed = device?.seed?.reveal();
    if (!seed || !accountId) throw new Error('the QR code cannot be made without a seed');
    const uri = new Secret(otpauthUri(seed, deviceNameOf(demo), accountId));
    await qrPoster.uploadQr(demo, uri);
    return done({ uploadedAt: clock.now() });
  },
};

/** Puts the picture into the message. While Slack still processes it, no job runs: the step is tried again later. */
export const postQr: Step<MfaUserState> = {
  id: 'post-qr',
  perform: async ({ demo, qrPoster, clock }) => {
    const { uploadedAt = 0 } = demo.state;
    const posted = await qrPoster.postQr(demo, clock.now() - uploadedAt);
    return posted === 'shown' ? done() : notYet(clock.now() + posted.tryAgainInMs);
  },
};
