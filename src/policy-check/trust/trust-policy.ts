import * as z from 'zod';
import { documentOf, fault, isOneOrMore, namesBy, onlyOne, statementParts } from '../policy.ts';

/**
 * The actions that a trust policy can have.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
 */
const ACTIONS = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'TagSession',
  'SetSourceIdentity',
  'SetContext',
];
const ACTION = new RegExp(`^(?:\\*|sts:(?:\\*|${ACTIONS.join('|')}))$`, 'i');

/**
 * Matches one principal of the kind AWS. An ARN cannot contain a wildcard. After a user or role was deleted, AWS shows
 * its unique id as the principal.
 */
const AWS_NAME =
  /^(?:\*|\d{12}|arn:aws[\w-]*:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)\/[\w+=,.@/-]+)|A[A-Z]{3}[A-Z0-9]{12,})$/;
const isAwsName = (value: unknown) => typeof value === 'string' && AWS_NAME.test(value);

const principal = z
  .strictObject(
    {
      AWS: namesBy(isOneOrMore(isAwsName), 'bad-principal').optional(),
      Service: namesBy(
        isOneOrMore((value) => typeof value === 'string'),
        'no-names',
      ).optional(),
      Federated: namesBy(
        isOneOrMore((value) => typeof value === 'string'),
        'no-names',
      ).optional(),
    },
    { error: ({ input }) => fault(input === undefined ? 'no-trusted' : 'no-principal') },
  )
  .refine((given) => Object.values(given).some((names) => names !== undefined), fault('no-principal'));

const { Sid, Effect, ...rest } = statementParts;
const statement = z
  .strictObject({ Sid, Effect, Principal: principal, ...rest }, fault('no-object'))
  .refine((given) => onlyOne(given.Action, given.NotAction), fault('action-or-not-action'));

/**
 * The schema of a trust policy. It has no NotPrincipal, because AWS does not accept it in a trust policy.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export const trustPolicySchema = documentOf(statement);

export type TrustPolicy = z.output<typeof trustPolicySchema>;
export type TrustStatement = TrustPolicy['Statement'][number];

/**
 * Returns true if this is meant as the trust policy of a role: some statements name principals, and each of these
 * statements has no resource and has only actions that a trust policy can have.
 */
export function isTrustPolicy(given: unknown): boolean {
  const statements: unknown = Reflect.get(Object(given), 'Statement');
  const all = Array.isArray(statements) ? statements.map(Object) : [];
  const naming = all.filter((each) => 'Principal' in each || 'NotPrincipal' in each);
  return (
    naming.length > 0 && naming.every((each) => !('Resource' in each || 'NotResource' in each) && asksForRole(each))
  );
}

function asksForRole({
  Action = [],
  NotAction = [],
}: {
  readonly Action?: unknown;
  readonly NotAction?: unknown;
}): boolean {
  return [Action, NotAction].flat().every((action) => typeof action !== 'string' || ACTION.test(action));
}
