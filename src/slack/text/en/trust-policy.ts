/** What the check says about trust policies only. */
export const trust = {
  asked: (who: string) =>
    `May IAM users assume the role (\`sts:AssumeRole\`)? Checked for: ${who}. The fields *Action* and *Resource* were not used.`,
  account: (account: string) => `a user of the account ${account}`,
  anybody: 'a user of any account',
  gotIn: (who: string) => `Allowed without MFA: ${who}.`,
  noUsers:
    ':information_source: *No Allow of this trust policy names IAM users,* so there is nothing to check. Roles, services and federated identities have no MFA device.',
  leftOut: (lines: string) =>
    `Not checked, because only roles, services or federated identities are named: line ${lines}.`,
  simulated:
    'Checked by the policy simulator only, as if these were policies of the users. A user of an account that is named as a whole also needs a policy that allows `sts:AssumeRole`.',
};
