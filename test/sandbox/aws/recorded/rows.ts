/**
 * Answers of real AWS to calls of IAM and STS (commercial partition, us-east-1). The author of
 * https://github.com/radkawar/stackd (Apache-2.0) recorded them on 2026-09-11 and 2026-09-12; they are in testdata/aws
 * of commit 9dc356f5e5cc49d2d334178a09c1398dd1c62617. Times are seconds since the start of a three-minute UTC window. A
 * code is named by the number of 30-second steps since the same start.
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
  | 'list of user' // the number is the expected count, here and in the next two
  | 'list assigned'
  | 'list unassigned'
  | 'code' // GetSessionToken; the number is the step of the code
  | 'identity'; // GetCallerIdentity with the newest temporary credentials

export interface Row {
  readonly name: string;
  readonly at: number;
  readonly operation: Operation;
  /** The name of the device. If the user has another name, it follows after `>`. */
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

/**
 * Returns `count` rows, `name_0` and so on. Each row uses the code that is one step after the code of the row before.
 */
export function burst(name: string, at: number, subject: string, count: number, step: number, answer: Answer): Row[] {
  return Array.from({ length: count }, (_, index) =>
    row(`${name}_${index}`, at + index * 0.7, 'code', subject, step + index, answer),
  );
}

export function many(names: string, at: number, gap: number, subject: string, step: number, answer: Answer): Row[] {
  return names.split(' ').map((name, index) => row(name, at + index * gap, 'code', subject, step, answer));
}
