import type { AwsCallView, AwsView } from '../aws/view/view-types.ts';

export interface WitnessedProof {
  readonly round: 'before' | 'with' | 'after';
  readonly credentials: string;
  readonly result: AwsCallView['result'];
}

const CREDENTIALS: Record<AwsCallView['mfa'], string> = {
  absent: 'long-term key',
  false: 'session without MFA',
  true: 'session with MFA',
};

/** What the AWS side saw of the proofs: its own call log, not the bot's word. */
export function witnessProofs(view: AwsView): WitnessedProof[] {
  const calls = view.calls.filter((call) => call.operation === 'ListBuckets' && call.result !== 'failed');
  const first =
    calls.find((call) => call.mfa === 'true' && call.result === 'allowed')?.number ?? Number.POSITIVE_INFINITY;
  return calls.map((call) => ({
    round: call.mfa === 'true' ? 'with' : call.number < first ? 'before' : 'after',
    credentials: CREDENTIALS[call.mfa],
    result: call.result,
  }));
}

/** Whether each credential was refused before and after, and opened the list with MFA, in that order and without exception. */
export function proofsHold(proofs: readonly WitnessedProof[]): boolean {
  const resultsOf = (round: WitnessedProof['round'], mfa: AwsCallView['mfa']) =>
    proofs
      .filter((proof) => proof.round === round && proof.credentials === CREDENTIALS[mfa])
      .map(({ result }) => result);
  const isDenied = (results: string[]) => results.length > 0 && results.every((result) => result === 'denied');
  return (
    (['before', 'after'] as const).every(
      (round) => isDenied(resultsOf(round, 'absent')) && isDenied(resultsOf(round, 'false')),
    ) && resultsOf('with', 'true').includes('allowed')
  );
}

/** Every user and device under the product's path that the account still has. */
export function witnessLeftovers(view: AwsView): string[] {
  const users = view.users
    .filter(({ path }) => path.startsWith('/mfa-demo/'))
    .map(({ userName }) => `user ${userName}`);
  const devices = view.mfaDevices
    .filter(({ serialNumber }) => serialNumber.includes(':mfa/mfa-demo/'))
    .map(({ serialNumber }) => `virtual MFA device ${serialNumber}`);
  return [...users, ...devices];
}
