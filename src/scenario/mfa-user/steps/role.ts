import { pathOf, roleNameOf, tagsOf } from '../../naming.ts';
import { latestDeadline } from '../../participant/deadlines.ts';
import { done, type Step, tryAgainSoon } from '../../step.ts';
import type { MfaUserState } from '../state.ts';

/**
 * Returns an ARN, made from the device's serial number: the device, the user and the role of a demo have the same name
 * and path.
 */
function arnOf(kind: 'user' | 'role', { device }: Pick<MfaUserState, 'device'>): string {
  if (!device) throw new Error('the ARN is not known before the device is created');
  return device.serialNumber.replace(':mfa/', `:${kind}/`);
}

/** Returns the ARN of the demo's test user. @throws Error before the device is created */
export function userArnOf(state: Pick<MfaUserState, 'device'>): string {
  return arnOf('user', state);
}

/** Returns the ARN of the demo's role. @throws Error before the device is created */
export function roleArnOf(state: Pick<MfaUserState, 'device'>): string {
  return arnOf('role', state);
}

/**
 * Returns the step that creates the role of a demo. It can take up to 30 s until IAM accepts a new user as a principal.
 * Until then the step is tried again.
 * @param trustOf returns the trust policy for the ARN of the test user
 */
export function createRole(trustOf: (userArn: string) => object): Step<MfaUserState & { roleMadeAt?: number }> {
  return {
    id: 'create-role',
    leaves: 'role',
    perform: async ({ demo, aws, clock, settings }) => {
      const { installation } = settings;
      const made = await aws.ensureRole({
        roleName: roleNameOf(demo),
        path: pathOf(installation),
        tags: tagsOf({ ...demo, deadlineAt: latestDeadline(demo) }, installation),
        trustPolicy: trustOf(userArnOf(demo.state)),
      });
      return made === undefined
        ? tryAgainSoon(clock.now(), { hasDoneNothing: true })
        : done({ roleMadeAt: clock.now() });
    },
  };
}
