import { UserError } from '../../errors.ts';
import { on } from './calls.ts';

/**
 * Answers that throw a UserError with IAM's text, for the two codes with which IAM refuses a policy: it is malformed,
 * or all inline policies together are too long.
 */
export const refusedPolicies = ['MalformedPolicyDocument', 'LimitExceeded'].map((code) =>
  on<never>(code, (message) => {
    throw new UserError(message);
  }),
);
