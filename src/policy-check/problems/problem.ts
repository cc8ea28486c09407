/** The versions of the policy language. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
export const VERSIONS = ['2012-10-17', '2008-10-17'] as const;

/** What can be wrong with one element; the schemas use these names as messages. */
export const FAULTS = [
  'missing',
  'no-object',
  'no-text',
  'no-effect',
  'no-version',
  'no-statements',
  'no-statement',
  'no-action',
  'bad-action',
  'no-resource',
  'no-value',
  'no-keys',
  'no-operator',
  'no-key',
  'action-or-not-action',
  'resource-or-not-resource',
  'no-trusted',
  'no-principal',
  'bad-principal',
  'no-names',
  'other',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Why a text cannot be read as JSON. */
export const JSON_FAULTS = [
  'CommaExpected',
  'ColonExpected',
  'PropertyNameExpected',
  'ValueExpected',
  'CloseBraceExpected',
  'CloseBracketExpected',
  'EndOfFileExpected',
  'InvalidCommentToken',
  'UnexpectedEndOfString',
  'InvalidSymbol',
  'other',
] as const;
export type JsonFault = (typeof JSON_FAULTS)[number];

/** The kinds of policies that are checked. */
export type PolicyKind = 'identity' | 'trust';

/** The part of a policy in which an unknown element was found. */
export type Whole = 'policy' | 'statement' | 'trust-statement' | 'principal';

/** The subject of a sentence: the policy, a statement, or the element of this name. */
export type Subject = 'policy' | 'statement' | { readonly element: string };

/** What is wrong with a policy; each language has one sentence for each kind. */
export type Problem =
  | { readonly kind: 'empty' }
  /** Lengths in characters. */
  | { readonly kind: 'too-long'; readonly length: number; readonly most: number }
  | { readonly kind: 'not-json'; readonly fault: JsonFault }
  /** The name appears a second time in its object. */
  | { readonly kind: 'twice'; readonly name: string }
  /** A policy, a statement or a principal has no element of this name. */
  | { readonly kind: 'no-element'; readonly name: string; readonly of: Whole }
  /** `Principal` or `NotPrincipal` in a policy that is not a trust policy. */
  | { readonly kind: 'principal'; readonly name: 'Principal' | 'NotPrincipal' }
  /** NotPrincipal in a trust policy, where AWS does not accept it. */
  | { readonly kind: 'not-principal' }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly subject: Subject };

/** What is wrong with a text that should be a policy, and where. */
export interface PolicyProblem {
  /** From 1. */
  readonly line: number;
  /** The path of the element, for example `Statement[0].Effect`; empty for the whole text. */
  readonly path: string;
  readonly problem: Problem;
}

/** Returns the fault of this name, or `other`, for example for a message of zod. */
export function faultNamed(name: string): Fault {
  return FAULTS.find((fault) => fault === name) ?? 'other';
}
