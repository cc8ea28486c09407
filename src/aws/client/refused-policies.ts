import { UserError } from '../../errors.ts';
import { on } from './calls.ts';

/** What IAM says when it does not take a policy: it is malformed, or longer than all inline policies may be together. */
export const refusedPolicies = ['MalformedPolicyDocument', 'LimitExceeded'].map((code) =>
  on<never>(code, (message) => {
    throw new UserError(message);
  }),
);
