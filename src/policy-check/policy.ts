import { z } from 'zod';

/** The languages of IAM policies. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html */
const VERSIONS = ['2012-10-17', '2008-10-17'] as const;

/** The condition operators of IAM, without the prefixes and the `IfExists` that may be added to them. */
const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
];

const OPERATOR = new RegExp(`^(?:For(?:AnyValue|AllValues):)?(?:(?:${OPERATORS.join('|')})(?:IfExists)?|Null)$`, 'i');

const orMissing = (otherwise: string) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? 'is missing' : otherwise),
});
const list = (what: string) => `must be ${what} or a list of them`;
const isText = (value: unknown): value is string => typeof value === 'string';
const isPlain = (value: unknown) => ['string', 'boolean', 'number'].includes(typeof value);
const isOneOrMore = (isOne: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) ? value.length > 0 && value.every(isOne) : isOne(value);

type OneOrMore<Value> = Value | readonly Value[];
export type ConditionValue = OneOrMore<string | boolean | number>;

const oneOrMore = (what: string) => z.custom<OneOrMore<string>>(isOneOrMore(isText), list(what));
const actions = z
  .custom<OneOrMore<string>>(isOneOrMore(isText), list('an action, for example "s3:ListAllMyBuckets",'))
  .refine(
    (value) => [value].flat().every((action) => action === '*' || /^[\w*?-]+:[\w*?]+$/.test(action)),
    'has an action that is not written as service:Action',
  );

const operator = z.string().regex(OPERATOR, 'is no condition operator of IAM');
const key = z.string().regex(/^[\w-]+:.+/, 'is no condition key: a key begins with its service, for example "aws:"');
const values = z.custom<ConditionValue>(isOneOrMore(isPlain), list('a value'));
const conditions = z.record(operator, z.record(key, values, 'must be an object of keys'), 'must be an object');

const statement = z
  .strictObject(
    {
      Sid: z.string('must be a text').optional(),
      Effect: z.enum(['Allow', 'Deny'], orMissing('must be "Allow" or "Deny"')),
      Action: actions.optional(),
      NotAction: actions.optional(),
      Resource: oneOrMore('a resource, for example "*",').optional(),
      NotResource: oneOrMore('a resource, for example "*",').optional(),
      Condition: conditions.optional(),
    },
    'must be an object',
  )
  .refine((given) => onlyOne(given.Action, given.NotAction), 'needs either Action or NotAction')
  .refine((given) => onlyOne(given.Resource, given.NotResource), 'needs either Resource or NotResource');

export const policySchema = z.strictObject(
  {
    Version: z.enum(VERSIONS, `must be one of ${VERSIONS.map((version) => `"${version}"`).join(', ')}`).optional(),
    Id: z.string('must be a text').optional(),
    Statement: z.array(statement, orMissing('must be a statement or a list of them')).min(1, 'has no statement'),
  },
  'must be an object',
);

export type Policy = z.output<typeof policySchema>;
export type Statement = Policy['Statement'][number];
export type Conditions = NonNullable<Statement['Condition']>;

function onlyOne(one: unknown, other: unknown): boolean {
  return (one === undefined) !== (other === undefined);
}
