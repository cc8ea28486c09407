import { AwsError } from '../../operation/errors.ts';
import { oneOf } from '../names.ts';

export const credentialStatus = oneOf(['Active', 'Inactive', 'Expired']);

/** Credentials expire by themselves: that state can be seen, not set. @throws InvalidInput */
export function settable(status: 'Active' | 'Inactive' | 'Expired'): 'Active' | 'Inactive' {
  if (status !== 'Expired') return status;
  throw new AwsError('InvalidInput', 400, 'The status Expired cannot be set.');
}
