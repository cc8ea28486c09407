import type { AwsView } from '../aws/view/view-types.ts';
import type { Narrator } from './narrate.ts';
import type { Story } from './story.ts';
import type { Colours } from './terminal/mrkdwn.ts';
import { tableLines } from './terminal/table.ts';
import {
  credentialsOf,
  MFA_STATES,
  mfaValueOf,
  proofHolds,
  type WitnessedProof,
  witnessLeftovers,
  witnessProofs,
} from './witness.ts';

const HEAD = ['The bot used', 'aws:MultiFactorAuthPresent', 'S3 answered'];

export interface Closing {
  readonly lines: readonly string[];
  readonly isAsExpected: boolean;
}

/**
 * Compares AWS's call log with the results that the story expects. Returns lines for the end of the output: a table of
 * the three kinds of credentials if S3 allowed or denied a call, the verdict, and the resources that are left.
 */
export function closingOf(
  view: Pick<AwsView, 'calls' | 'users' | 'roles' | 'mfaDevices'>,
  { proofs: expected }: Pick<Story, 'proofs'>,
  colours: Colours,
  columns: number,
): Closing {
  const proofs = witnessProofs(view);
  const leftovers = witnessLeftovers(view);
  const right = MFA_STATES.filter((mfa) => proofHolds(proofs, mfa)).length;
  const isAsTold = expected === 'none' ? proofs.length === 0 : right === MFA_STATES.length;
  const isAsExpected = isAsTold && leftovers.length === 0;
  const results = `${right} of ${MFA_STATES.length} results as expected`;
  const what = proofs.length > 0 || expected === 'all' ? results : 'S3 was not called';
  const left = leftovers.length === 0 ? 'nothing left' : `${counted(leftovers.length, 'resource')} left:`;
  const colour = isAsExpected ? colours.green : colours.red;
  return {
    isAsExpected,
    lines: [
      ...(proofs.length === 0 ? [] : [...tableOf(proofs, colours, columns), '']),
      colours.bold(colour(`Checked in AWS: ${what}, ${left}`)),
      ...leftovers.map((name) => `  ${name}`),
    ],
  };
}

/** Returns a line about how the time was spent, in whole seconds. */
export function timesOf({ all, forCodes }: ReturnType<Narrator['times']>, name: string): string {
  const [total, codes] = [Math.round(all), Math.round(forCodes)];
  return `Took ${total} s: ${total - codes} s waiting for the machine, ${codes} s waiting for ${name}'s codes`;
}

function tableOf(proofs: readonly WitnessedProof[], colours: Colours, columns: number): string[] {
  const rows = MFA_STATES.map((mfa) => {
    const of = proofs.filter((proof) => proof.mfa === mfa);
    const answers = [...new Set(of.map(answerOf))].map((answer) => {
      const times = of.filter((proof) => answerOf(proof) === answer).length;
      return times > 1 ? `${answer} ×${times}` : answer;
    });
    const isGood = mfa === 'true' && of.some(({ result }) => result === 'allowed');
    const colour = isGood ? colours.green : colours.red;
    return [capitalized(credentialsOf({ mfa })), mfaValueOf({ mfa }), colour(answers.join(', ') || 'not called')];
  });
  return tableLines([HEAD.map((title) => colours.bold(title)), ...rows], columns);
}

function answerOf({ result, errorCode }: WitnessedProof): string {
  return result === 'allowed' ? result : (errorCode ?? result);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
