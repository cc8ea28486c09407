import { type Identity, MFA_AGE, MFA_PRESENT } from './identities.ts';
import type { Judgement } from './judge.ts';
import { isNumeric, type MfaCondition, mfaConditionsOf } from './mfa-conditions.ts';
import type { Policy, Statement } from './policy.ts';
import type { ReadPolicy } from './read-policy.ts';
import type { Position, Question, Simulator, Span } from './simulator.ts';

/** Why a statement lets an identity in, or does not keep it out. */
export interface Reason {
  readonly identity: Identity;
  /** Where the statement begins, from 1. */
  readonly line: number;
  readonly says: string;
}

/** Explains each hole by the statements that decided, and by those that were meant to prevent it. */
export async function reasonsFor(
  holes: readonly Identity[],
  { policy, places }: ReadPolicy,
  judgement: Judgement,
  question: Question,
  simulator: Simulator,
): Promise<Reason[]> {
  const concerned = await Promise.all(policy.Statement.map((each) => isConcerned(each, policy, question, simulator)));
  return holes.flatMap((identity) =>
    policy.Statement.flatMap((statement, index) => {
      const place = places[index];
      if (!place) return [];
      const { line } = place;
      const mfa = mfaConditionsOf(statement);
      if (statement.Effect === 'Allow') {
        const hasDecided = judgement[identity].decidedBy.some((span) => isWithin(place.middle, span));
        return hasDecided ? [{ identity, line, says: whyAllowed(mfa, identity) }] : [];
      }
      if (mfa.length === 0) return [];
      const says = concerned[index]
        ? whyNotDenied(mfa, identity, question)
        : `This Deny is not about ${nameOf(question)}.`;
      return [{ identity, line, says }];
    }),
  );
}

/** Whether a Deny that asks for MFA is about the action and the resource at all, whatever its conditions. */
async function isConcerned(
  statement: Statement,
  policy: Policy,
  question: Question,
  simulator: Simulator,
): Promise<boolean> {
  if (statement.Effect === 'Allow' || mfaConditionsOf(statement).length === 0) return false;
  const { Condition: _, ...always } = statement;
  const { isDeniedByName } = await simulator.simulate(JSON.stringify({ ...policy, Statement: [always] }), question, []);
  return isDeniedByName;
}

function whyAllowed(mfa: readonly MfaCondition[], identity: Identity): string {
  if (mfa.length === 0) return 'This Allow does not ask for MFA.';
  const ifExists = mfa.find(({ operator }) => /IfExists$/i.test(operator));
  if (ifExists && lacks(identity, ifExists)) {
    return `This Allow uses ${ifExists.operator}, which is also true for a request without ${ifExists.key}; ${sends(identity, ifExists)}.`;
  }
  const isNull = mfa.find(({ operator }) => /^Null$/i.test(operator));
  if (isNull) return `This Allow asks with Null whether ${isNull.key} is in the request, and not whether it is true.`;
  if (identity === 'sessionWithOldMfa') return 'This Allow does not limit the age.';
  return `What this Allow asks of ${mfa.map(({ key }) => key).join(' and ')} is true without MFA too.`;
}

function whyNotDenied(mfa: readonly MfaCondition[], identity: Identity, question: Question): string {
  const strict = mfa.find((condition) => !/IfExists$|^Null$/i.test(condition.operator) && lacks(identity, condition));
  if (strict) {
    return `This Deny uses ${strict.operator}, which does not match a request without ${strict.key}; ${sends(identity, strict)}. ${strict.operator}IfExists matches it.`;
  }
  const isNull = mfa.find(({ operator }) => /^Null$/i.test(operator));
  if (isNull) {
    return `This Deny asks with Null whether ${isNull.key} is in the request, and not whether it is true; ${sends(identity, isNull)}.`;
  }
  if (identity === 'sessionWithOldMfa' && !mfa.some(isNumeric)) return 'This Deny does not limit the age.';
  return `The conditions of this Deny do not match this request for ${nameOf(question)}.`;
}

function lacks(identity: Identity, { key }: MfaCondition): boolean {
  if (identity === 'accessKey') return true;
  return key === MFA_AGE && identity !== 'sessionWithOldMfa';
}

function sends(identity: Identity, condition: MfaCondition): string {
  if (lacks(identity, condition)) {
    return identity === 'accessKey' ? 'an access key sends none' : 'a session without MFA has none';
  }
  return condition.key === MFA_PRESENT ? 'here it is false' : 'here it is in the request';
}

function nameOf({ action, resource }: Question): string {
  return resource === '*' ? action : `${action} on ${resource}`;
}

function isWithin(position: Position, { start, end }: Span): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}
