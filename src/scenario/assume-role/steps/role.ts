import type { MfaUserState } from '../../mfa-user/state.ts';
import { pathOf, roleNameOf, tagsOf } from '../../naming.ts';
import { latestDeadline } from '../../participant/deadlines.ts';
import { done, notYet, type Step } from '../../step.ts';
import { mayList, mayListWithMfa, trustWithMfa } from '../policy.ts';
import type { AssumeRoleState } from '../state.ts';

const POLL_MS = 1000;
const ROLE_POLICY = 'list-buckets';

/** Device, user and role of a demo have one name at one path. */
function arnOf(kind: 'user' | 'role', { device }: Pick<MfaUserState, 'device'>): string {
  if (!device) throw new Error('an ARN was asked for before the device was made');
  return device.serialNumber.replace(':mfa/', `:${kind}/`);
}

/** Returns the ARN of the demo's test user. @throws Error before the device is made */
export function userArnOf(state: Pick<MfaUserState, 'device'>): string {
  return arnOf('user', state);
}

/** Returns the ARN of the demo's role. @throws Error before the device is made */
export function roleArnOf(state: Pick<MfaUserState, 'device'>): string {
  return arnOf('role', state);
}

/** IAM knows a new user as a principal only after up to 30 s, which pass while the person is scanning. */
export const createRole: Step<AssumeRoleState> = {
  id: 'create-role',
  leaves: 'role',
  perform: async ({ demo, aws, clock, settings }) => {
    const { installation } = settings;
    const made = await aws.ensureRole({
      roleName: roleNameOf(demo),
      path: pathOf(installation),
      tags: tagsOf({ ...demo, deadlineAt: latestDeadline(demo) }, installation),
      trustPolicy: trustWithMfa(userArnOf(demo.state)),
    });
    return made === undefined ? notYet(clock.now() + POLL_MS, true) : done({ roleMadeAt: clock.now() });
  },
};

export const letRoleList: Step<AssumeRoleState> = {
  id: 'put-role-policy',
  leaves: 'role-inline-policy',
  perform: async ({ demo, aws }) => {
    // Put again after more time, it must not take back what the lesson has changed by then.
    const policy = demo.state.askedForMfaAt === undefined ? mayList : mayListWithMfa;
    await aws.putRolePolicy(roleNameOf(demo), ROLE_POLICY, policy(demo.deadlineAt));
    return done();
  },
};

/** Replaces the role's own policy by one that asks for MFA too. */
export const askRoleForMfa: Step<AssumeRoleState> = {
  id: 'ask-role-for-mfa',
  perform: async ({ demo, aws, clock }) => {
    await aws.putRolePolicy(roleNameOf(demo), ROLE_POLICY, mayListWithMfa(demo.deadlineAt));
    return done({ askedForMfaAt: clock.now() });
  },
};
