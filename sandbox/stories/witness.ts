import type { AwsCallView, AwsView } from '../aws/view/view-types.ts';

export interface WitnessedProof {
  readonly round: 'before' | 'with' | 'after';
  readonly mfa: AwsCallView['mfa'];
  readonly result: AwsCallView['result'];
  /** AWS's error code when it was not a success. */
  readonly errorCode: string | undefined;
}

export const MFA_STATES = ['absent', 'false', 'true'] as const satisfies readonly AwsCallView['mfa'][];

const CREDENTIALS: Record<AwsCallView['mfa'], string> = {
  absent: 'access key',
  false: 'temporary credentials, no code',
  true: 'temporary credentials, your code',
};

/** What signed a call, in words. */
export function credentialsOf({ mfa }: Pick<AwsCallView, 'mfa'>): string {
  return CREDENTIALS[mfa];
}

/** The value of `aws:MultiFactorAuthPresent` in a call. */
export function mfaValueOf({ mfa }: Pick<AwsCallView, 'mfa'>): string {
  return mfa === 'absent' ? 'not in the request' : mfa;
}

/** The calls that S3 has decided, oldest first. A key that AWS does not know yet is no decision. */
export function callsOfS3(calls: readonly AwsCallView[]): AwsCallView[] {
  return calls.filter((call) => call.operation === 'ListBuckets' && call.result !== 'failed');
}

/** What the AWS side saw of the proofs: its own call log, not the bot's word. */
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

/** Whether each credential was refused before and after, and opened the list with MFA, in that order and without exception. */
export function proofsHold(proofs: readonly WitnessedProof[]): boolean {
  return MFA_STATES.every((mfa) => proofHolds(proofs, mfa));
}

/** The same of one of the three credentials. */
export function proofHolds(proofs: readonly WitnessedProof[], mfa: AwsCallView['mfa']): boolean {
  const resultsOf = (round: WitnessedProof['round']) =>
    proofs.filter((proof) => proof.round === round && proof.mfa === mfa).map(({ result }) => result);
  if (mfa === 'true') return resultsOf('with').includes('allowed');
  const isDenied = (results: string[]) => results.length > 0 && results.every((result) => result === 'denied');
  return isDenied(resultsOf('before')) && isDenied(resultsOf('after'));
}

/** Every user, role and device under the product's path that the account still has. */
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
