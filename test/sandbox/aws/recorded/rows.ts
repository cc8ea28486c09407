/**
 * What real AWS answered: calls to the IAM and STS APIs (commercial partition, us-east-1) recorded on 2026-09-11 and 12
 * by the author of radkawar/stackd (Apache-2.0), commit 9dc356f5e5cc49d2d334178a09c1398dd1c62617, below testdata/aws.
 * Times are seconds since the start of a three-minute UTC window, codes are named by their 30-second step since then.
 */
const pair = { code: 'InvalidAuthenticationCode', http: 403, message: 'Authentication code for device is not valid.' };
const MFA_FAILED = 'MultiFactorAuthentication failed';
export const refusals = {
  pair,
  code: { code: 'AccessDenied', http: 403, message: `${MFA_FAILED} with invalid MFA one time pass code. ` },
  unable: {
    code: 'AccessDenied',
    http: 403,
    message: `${MFA_FAILED}, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.`,
  },
  'not of user': { code: 'NoSuchEntity', http: 404, message: 'MFA Device invalid for user.' },
  exists: { code: 'EntityAlreadyExists', http: 409, message: 'MFA device already exists.' },
  already: { code: 'EntityAlreadyExists', http: 409, message: 'MFA Device for user owner already exists.' },
  'in use': { code: 'EntityAlreadyExists', http: 409, message: 'MFA Device is already in use.' },
  'deactivate first': {
    code: 'DeleteConflict',
    http: 409,
    message: 'MFA VirtualDevice in use. Must deactivate first.',
  },
  'tokens first': {
    code: 'DeleteConflict',
    http: 409,
    message: 'Cannot delete entity, must remove tokens from principal first.',
  },
  'hardware only': {
    code: 'ValidationError',
    http: 400,
    message:
      'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
  },
  'own device first': {
    code: 'AccessDenied',
    http: 403,
    message:
      'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  },
} as const;

type Operation =
  | 'create'
  | 'enable' // the number is the step of the second code
  | 'enable, same code twice'
  | 'enable, reversed'
  | 'resync'
  | 'deactivate'
  | 'delete'
  | 'delete user'
  | 'get'
  | 'list of user' // the number is how many there are
  | 'list assigned'
  | 'list unassigned'
  | 'code' // GetSessionToken with the code of that step
  | 'identity'; // GetCallerIdentity with the newest temporary credentials

export interface Row {
  readonly name: string;
  readonly at: number;
  readonly operation: Operation;
  /** The device, and after `>` the user if it has another name than the device. */
  readonly subject: string;
  readonly number?: number | undefined;
  readonly answer: 'ok' | keyof typeof refusals;
  /** The caller, if it is not an administrator. */
  readonly caller?: 'own key' | 'own session' | undefined;
}

export type Answer = Row['answer'];

export function row(
  name: string,
  at: number,
  operation: Operation,
  subject: string,
  number?: number,
  answer: Answer = 'ok',
): Row {
  return { name, at, operation, subject, number, answer };
}

/** Cases `name_0` to `name_<count - 1>`, each with the code of the next step. */
export function burst(name: string, at: number, subject: string, count: number, step: number, answer: Answer): Row[] {
  return Array.from({ length: count }, (_, index) =>
    row(`${name}_${index}`, at + index * 0.7, 'code', subject, step + index, answer),
  );
}

export function many(names: string, at: number, gap: number, subject: string, step: number, answer: Answer): Row[] {
  return names.split(' ').map((name, index) => row(name, at + index * gap, 'code', subject, step, answer));
}
