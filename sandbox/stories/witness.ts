import type { AwsCallView, AwsView } from '../aws/view/view-types.ts';

export interface WitnessedProof {
  readonly round: 'before' | 'with' | 'after';
  readonly mfa: AwsCallView['mfa'];
  readonly result: AwsCallView['result'];
  /** AWS's error code if the call did not succeed. */
  readonly errorCode: string | undefined;
}

export const MFA_STATES = ['absent', 'false', 'true'] as const satisfies readonly AwsCallView['mfa'][];

const CREDENTIALS: Record<AwsCallView['mfa'], string> = {
  absent: 'access key',
  false: 'temporary credentials, no code',
  true: 'temporary credentials, your code',
};

/** Returns the kind of credentials that signed a call, in words. */
export function credentialsOf({ mfa }: Pick<AwsCallView, 'mfa'>): string {
  return CREDENTIALS[mfa];
}

/** Returns the value of `aws:MultiFactorAuthPresent` in a call, in words. */
export function mfaValueOf({ mfa }: Pick<AwsCallView, 'mfa'>): string {
  return mfa === 'absent' ? 'not in the request' : mfa;
}

/**
 * Returns the ListBuckets calls that S3 allowed or denied, oldest first. Calls that failed for another reason are left
 * out, for example a call with an access key that AWS does not know yet.
 */
export function callsOfS3(calls: readonly AwsCallView[]): AwsCallView[] {
  return calls.filter((call) => call.operation === 'ListBuckets' && call.result !== 'failed');
}

/** Returns the proofs that AWS's call log shows. The reports of the bot are not used. */
export function witnessProofs(view: Pick<AwsView, 'calls'>): WitnessedProof[] {
  const calls = callsOfS3(view.calls);
  const first =
    calls.find((call) => call.mfa === 'true' && call.result === 'allowed')?.number ?? Number.POSITIVE_INFINITY;
  return calls.map(({ mfa, result, errorCode, number }) => ({
    round: mfa === 'true' ? 'with' : number < first ? 'before' : 'after',
    mfa,
    result,
    errorCode,
  }));
}

/**
 * Returns whether S3 allowed a call with MFA and, both before and after the first such call, denied all calls with the
 * two kinds of credentials without MFA. There must be a call of each kind before and after it.
 */
export function proofsHold(proofs: readonly WitnessedProof[]): boolean {
  return MFA_STATES.every((mfa) => proofHolds(proofs, mfa));
}

/** Returns whether the calls with one of the three kinds of credentials had the results that `proofsHold` requires. */
export function proofHolds(proofs: readonly WitnessedProof[], mfa: AwsCallView['mfa']): boolean {
  const resultsOf = (round: WitnessedProof['round']) =>
    proofs.filter((proof) => proof.round === round && proof.mfa === mfa).map(({ result }) => result);
  if (mfa === 'true') return resultsOf('with').includes('allowed');
  const isDenied = (results: string[]) => results.length > 0 && results.every((result) => result === 'denied');
  return isDenied(resultsOf('before')) && isDenied(resultsOf('after'));
}

/** Returns the users, roles and MFA devices under the product's path that are still in the account. */
export function witnessLeftovers(view: Pick<AwsView, 'users' | 'roles' | 'mfaDevices'>): string[] {
  const users = view.users
    .filter(({ path }) => path.startsWith('/mfa-demo/'))
    .map(({ userName }) => `user ${userName}`);
  const devices = view.mfaDevices
    .filter(({ serialNumber }) => serialNumber.includes(':mfa/mfa-demo/'))
    .map(({ serialNumber }) => `virtual MFA device ${serialNumber}`);
  const roles = view.roles
    .filter(({ path }) => path.startsWith('/mfa-demo/'))
    .map(({ roleName }) => `role ${roleName}`);
  return [...users, ...roles, ...devices];
}
