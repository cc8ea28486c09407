import { type Identity, MFA_AGE, MFA_PRESENT } from './identities.ts';
import type { Judgement } from './judge.ts';
import { isNumeric, type MfaCondition, mfaConditionsOf } from './mfa-conditions.ts';
import type { Policy, Statement } from './policy.ts';
import type { ReadIdentityPolicy } from './read-policy.ts';
import type { Position, Question, Simulator, Span } from './simulator.ts';

/** What the request of an identity contains for a condition key: nothing, `false`, or another value. */
type Sent = 'none' | 'false' | 'some';

/** Why a statement allows an identity, or does not deny it; each language has one sentence for each kind. */
export type Why =
  /** An Allow that does not ask for MFA. */
  | { readonly kind: 'asks-nothing' }
  /** An Allow whose operator is also true for a request without the key. */
  | { readonly kind: 'if-exists'; readonly operator: string; readonly key: string; readonly sent: Sent }
  /** An Allow or a Deny that tests whether the key exists, and not whether it is true. */
  | { readonly kind: 'null-allow'; readonly key: string }
  | { readonly kind: 'null-deny'; readonly key: string; readonly sent: Sent }
  | { readonly kind: 'no-age'; readonly effect: 'Allow' | 'Deny' }
  /** An Allow whose conditions are true without MFA too. */
  | { readonly kind: 'true-without-mfa'; readonly keys: readonly string[] }
  /** A Deny whose operator does not match a request without the key. */
  | { readonly kind: 'no-match'; readonly operator: string; readonly key: string; readonly sent: Sent }
  /** A Deny whose conditions do not match this request, or that is about another request. */
  | { readonly kind: 'other-conditions'; readonly question: Question }
  | { readonly kind: 'other-request'; readonly question: Question };

export interface Reason {
  readonly identity: Identity;
  /** The line on which the statement begins, from 1. */
  readonly line: number;
  readonly why: Why;
}

/**
 * Explains each hole: by the Allow statements that decided, and by the Deny statements that should have prevented it.
 */
export async function reasonsFor(
  holes: readonly Identity[],
  { policy, places }: Pick<ReadIdentityPolicy, 'policy' | 'places'>,
  judgement: Partial<Judgement>,
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
        const hasDecided = judgement[identity]?.decidedBy.some((span) => isWithin(place.middle, span));
        return hasDecided ? [{ identity, line, why: whyAllowed(mfa, identity) }] : [];
      }
      if (mfa.length === 0) return [];
      const why: Why = concerned[index] ? whyNotDenied(mfa, identity, question) : { kind: 'other-request', question };
      return [{ identity, line, why }];
    }),
  );
}

/** Returns true for a Deny that has MFA conditions, and would deny this action and resource without any condition. */
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

function whyAllowed(mfa: readonly MfaCondition[], identity: Identity): Why {
  if (mfa.length === 0) return { kind: 'asks-nothing' };
  const ifExists = mfa.find(({ operator }) => /IfExists$/i.test(operator));
  if (ifExists && lacks(identity, ifExists)) {
    return { kind: 'if-exists', operator: ifExists.operator, key: ifExists.key, sent: sentBy(identity, ifExists) };
  }
  const isNull = mfa.find(({ operator }) => /^Null$/i.test(operator));
  if (isNull) return { kind: 'null-allow', key: isNull.key };
  if (identity === 'sessionWithOldMfa') return { kind: 'no-age', effect: 'Allow' };
  return { kind: 'true-without-mfa', keys: mfa.map(({ key }) => key) };
}

function whyNotDenied(mfa: readonly MfaCondition[], identity: Identity, question: Question): Why {
  const strict = mfa.find((condition) => !/IfExists$|^Null$/i.test(condition.operator) && lacks(identity, condition));
  if (strict) return { kind: 'no-match', operator: strict.operator, key: strict.key, sent: sentBy(identity, strict) };
  const isNull = mfa.find(({ operator }) => /^Null$/i.test(operator));
  if (isNull) return { kind: 'null-deny', key: isNull.key, sent: sentBy(identity, isNull) };
  if (identity === 'sessionWithOldMfa' && !mfa.some(isNumeric)) return { kind: 'no-age', effect: 'Deny' };
  return { kind: 'other-conditions', question };
}

function lacks(identity: Identity, { key }: MfaCondition): boolean {
  if (identity === 'accessKey') return true;
  return key === MFA_AGE && identity !== 'sessionWithOldMfa';
}

function sentBy(identity: Identity, condition: MfaCondition): Sent {
  if (lacks(identity, condition)) return 'none';
  return condition.key === MFA_PRESENT && identity !== 'sessionWithOldMfa' ? 'false' : 'some';
}

function isWithin(position: Position, { start, end }: Span): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}
