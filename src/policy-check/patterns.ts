import type { Policy } from './policy.ts';
import type { TrustPolicy } from './trust/trust-policy.ts';

type Condition = Policy['Statement'][number]['Condition'];

const VERSION = '2012-10-17';
const LIST = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' } as const;

function allow(Condition: Condition): Policy {
  return { Version: VERSION, Statement: [{ ...LIST, Condition }] };
}

function deny(Condition: Condition): Policy {
  return { Version: VERSION, Statement: [LIST, { Effect: 'Deny', Action: '*', Resource: '*', Condition }] };
}

function trust(Condition: Condition): TrustPolicy {
  const Principal = { AWS: 'arn:aws:iam::111122223333:root' };
  return { Version: VERSION, Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }] };
}

/** Published ways in which policies ask for MFA; some of them have holes. */
export const PATTERNS = {
  'allow-bool': allow({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  'allow-bool-if-exists': allow({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
  'allow-age': allow({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }),
  'deny-bool': deny({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
  'deny-bool-if-exists': deny({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
  'deny-null': deny({ Null: { 'aws:MultiFactorAuthPresent': 'true' } }),
  'trust-bool': trust({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  'trust-bool-if-exists': trust({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }),
} as const satisfies Readonly<Record<string, Policy | TrustPolicy>>;

export type PatternId = keyof typeof PATTERNS;
export const PATTERN_IDS = Object.keys(PATTERNS) as readonly PatternId[];
