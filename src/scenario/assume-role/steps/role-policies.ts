import { roleNameOf } from '../../naming.ts';
import { done, type Step } from '../../step.ts';
import { mayList, mayListWithMfa } from '../policy.ts';
import type { AssumeRoleState } from '../state.ts';

const ROLE_POLICY = 'list-buckets';

/** Puts the policy on the role that lets it list the buckets. */
export const letRoleList: Step<AssumeRoleState> = {
  id: 'put-role-policy',
  leaves: 'role-inline-policy',
  leavesNamed: () => [ROLE_POLICY],
  perform: async ({ demo, aws }) => {
    // When this step runs again after "more time", it must keep the change that `askRoleForMfa` has made.
    const policy = demo.state.askedForMfaAt === undefined ? mayList : mayListWithMfa;
    await aws.putRolePolicy(roleNameOf(demo), ROLE_POLICY, policy(demo.deadlineAt));
    return done();
  },
};

/** Replaces the role's policy by one that requires MFA. */
export const askRoleForMfa: Step<AssumeRoleState> = {
  id: 'ask-role-for-mfa',
  perform: async ({ demo, aws, clock }) => {
    await aws.putRolePolicy(roleNameOf(demo), ROLE_POLICY, mayListWithMfa(demo.deadlineAt));
    return done({ askedForMfaAt: clock.now() });
  },
};
