import { type JSONPath, type ParseError, parseTree } from 'jsonc-parser';
import { type Policy, policySchema } from './policy.ts';
import { notJson, repeatedNames, schemaProblems } from './problems/find-problems.ts';
import { lineAt, nodeAt, type StatementPlace, statementPlace } from './problems/places.ts';
import type { PolicyProblem, Problem } from './problems/problem.ts';
import { isTrustPolicy, type TrustPolicy, trustPolicySchema } from './trust/trust-policy.ts';

export interface ReadIdentityPolicy {
  readonly kind: 'identity';
  readonly policy: Policy;
  /** The text as given, without blanks around it. */
  readonly text: string;
  /** The place of each statement, in the order of the policy. */
  readonly places: readonly StatementPlace[];
}

export interface ReadTrustPolicy extends Omit<ReadIdentityPolicy, 'kind' | 'policy'> {
  readonly kind: 'trust';
  readonly policy: TrustPolicy;
}

export type ReadPolicy = ReadIdentityPolicy | ReadTrustPolicy;
type Reading = ReadPolicy | { readonly problems: readonly PolicyProblem[] };

/** The longest policy that `iam:SimulateCustomPolicy` accepts, in characters. */
const LONGEST = 131_072;

/**
 * Reads an identity policy, or the trust policy of a role, in JSON. Returns the problems, with their lines, if the text
 * is neither.
 */
export function readPolicy(text: string): Reading {
  // AWS accepts neither blanks nor a byte order mark before the policy.
  const body = text.trim();
  if (body === '') return { problems: [whole({ kind: 'empty' })] };
  if (body.length > LONGEST) return { problems: [whole({ kind: 'too-long', length: body.length, most: LONGEST })] };
  const above = lineAt(text, text.indexOf(body)) - 1;
  const moved = <Place extends { readonly line: number }>(place: Place) => ({ ...place, line: place.line + above });
  const read = readBody(body);
  if ('problems' in read) return { problems: read.problems.map(moved) };
  return { ...read, places: read.places.map(moved) };
}

function readBody(text: string): Reading {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first || !root) return { problems: [notJson(text, first)] };
  const twice = repeatedNames(text, root);
  if (twice.length > 0) return { problems: twice };

  const given: unknown = JSON.parse(text);
  const isList = Array.isArray(Reflect.get(Object(given), 'Statement'));
  const listed = isList ? given : withListedStatement(given);
  const placeOf = (path: JSONPath) =>
    isList ? path : path.filter((_, index) => index !== 1 || path[0] !== 'Statement');
  const place = (_: unknown, index: number) => statementPlace(text, nodeAt(root, placeOf(['Statement', index])));
  if (isTrustPolicy(listed)) {
    const { data: policy, error } = trustPolicySchema.safeParse(listed);
    if (error) return { problems: schemaProblems(text, root, error.issues, 'trust', placeOf) };
    return { kind: 'trust', policy, text, places: policy.Statement.map(place) };
  }
  const { data: policy, error } = policySchema.safeParse(listed);
  if (error) return { problems: schemaProblems(text, root, error.issues, 'identity', placeOf) };
  return { kind: 'identity', policy, text, places: policy.Statement.map(place) };
}

function whole(problem: Problem): PolicyProblem {
  return { line: 1, path: '', problem };
}

function withListedStatement(given: unknown): unknown {
  const isObject = typeof given === 'object' && given !== null && 'Statement' in given;
  return isObject
    ? { ...given, Statement: typeof given.Statement === 'object' ? [given.Statement] : given.Statement }
    : given;
}
