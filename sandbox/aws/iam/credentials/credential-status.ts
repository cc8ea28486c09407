import { AwsError } from '../../operation/errors.ts';
import { oneOf } from '../names.ts';

export const credentialStatus = oneOf(['Active', 'Inactive', 'Expired']);

/** Returns the status if a call may set it. Only AWS sets `Expired`. @throws InvalidInput for `Expired` */
export function settable(status: 'Active' | 'Inactive' | 'Expired'): 'Active' | 'Inactive' {
  if (status !== 'Expired') return status;
  throw new AwsError('InvalidInput', 400, 'The status Expired cannot be set.');
}
