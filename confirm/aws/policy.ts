/** The longest wait for a new policy or a new tag of a principal; both are usually in force much earlier. */
export const POLICY_LIMIT_SECONDS = 60;

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: { readonly AWS: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Returns a policy document with these statements. */
export function policyText(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Returns a statement that allows actions on every resource, or on the given ones. */
export function allow(Action: string | readonly string[], Resource: string | readonly string[] = '*'): Statement {
  return { Effect: 'Allow', Action, Resource };
}
