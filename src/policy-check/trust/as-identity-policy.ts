import { parseTree } from 'jsonc-parser';
import type { Policy } from '../policy.ts';
import { nodeAt, type StatementPlace, statementPlace } from '../problems/places.ts';
import { type Caller, isAbout } from './callers.ts';
import type { TrustPolicy } from './trust-policy.ts';

/** The statements of a trust policy about one caller, as an identity policy for the simulator. */
export interface CallerPolicy {
  readonly policy: Policy;
  readonly text: string;
  /** Each `line` is a line of the trust policy. Each `middle` is a position in `text`. */
  readonly places: readonly StatementPlace[];
}

/**
 * Returns the statements about the caller as an identity policy of the caller, because AWS's simulator ignores trust
 * policies when it answers about `sts:AssumeRole`.
 * @param lines the lines on which the statements of the trust policy begin
 * @see https://github.com/aws/aws-cli/issues/10314
 */
export function asIdentityPolicy(
  { Version, Statement }: TrustPolicy,
  lines: readonly number[],
  caller: Caller,
): CallerPolicy {
  const about = Statement.flatMap((statement, index) =>
    isAbout(statement, caller) ? [{ statement, line: lines[index] ?? 1 }] : [],
  );
  const statements = about.map(({ statement: { Principal: _, Sid: __, ...rest } }) => ({ ...rest, Resource: '*' }));
  const policy: Policy = { ...(Version && { Version }), Statement: statements };
  const text = JSON.stringify(policy, null, 1);
  const root = parseTree(text);
  const places = about.flatMap(({ line }, index) =>
    root ? [{ ...statementPlace(text, nodeAt(root, ['Statement', index])), line }] : [],
  );
  return { policy, text, places };
}
