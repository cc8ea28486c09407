import * as z from 'zod';
import { type Fault, VERSIONS } from './problems/problem.ts';

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

/** Returns the name of a fault, for places where zod expects a message. The compiler checks the name. */
export const fault = (word: Fault) => word;
const orMissing = (otherwise: Fault) => ({
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? fault('missing') : otherwise),
});
const isText = (value: unknown): value is string => typeof value === 'string';
const isPlain = (value: unknown) => ['string', 'boolean', 'number'].includes(typeof value);
export const isOneOrMore = (isOne: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) ? value.length > 0 && value.every(isOne) : isOne(value);

type OneOrMore<Value> = Value | readonly Value[];
export type ConditionValue = OneOrMore<string | boolean | number>;

/**
 * Returns a schema for a text, or a list of texts, that passes this test.
 * @param otherwise the fault of all other values
 */
export const namesBy = (areNames: (value: unknown) => boolean, otherwise: Fault) =>
  z.custom<OneOrMore<string>>(areNames, fault(otherwise));
const resources = namesBy(isOneOrMore(isText), 'no-resource');
const actions = z
  .custom<OneOrMore<string>>(isOneOrMore(isText), fault('no-action'))
  .refine(
    (value) => [value].flat().every((action) => action === '*' || /^[\w*?-]+:[\w*?]+$/.test(action)),
    fault('bad-action'),
  );

const operator = z.string().regex(OPERATOR, fault('no-operator'));
const key = z.string().regex(/^[\w-]+:.+/, fault('no-key'));
const values = z.custom<ConditionValue>(isOneOrMore(isPlain), fault('no-value'));
const conditions = z.record(operator, z.record(key, values, fault('no-keys')), fault('no-object'));

/** The elements that the statements of every kind of policy can have. */
export const statementParts = {
  Sid: z.string(fault('no-text')).optional(),
  Effect: z.enum(['Allow', 'Deny'], orMissing('no-effect')),
  Action: actions.optional(),
  NotAction: actions.optional(),
  Condition: conditions.optional(),
};

const statement = z
  .strictObject(
    { ...statementParts, Resource: resources.optional(), NotResource: resources.optional() },
    fault('no-object'),
  )
  .refine((given) => onlyOne(given.Action, given.NotAction), fault('action-or-not-action'))
  .refine((given) => onlyOne(given.Resource, given.NotResource), fault('resource-or-not-resource'));

/** Returns the schema of a policy with these statements. */
export function documentOf<Schema extends z.ZodType>(one: Schema) {
  return z.strictObject(
    {
      Version: z.enum(VERSIONS, fault('no-version')).optional(),
      Id: z.string(fault('no-text')).optional(),
      Statement: z.array(one, orMissing('no-statements')).min(1, fault('no-statement')),
    },
    fault('no-object'),
  );
}

export const policySchema = documentOf(statement);

export type Policy = z.output<typeof policySchema>;
export type Statement = Policy['Statement'][number];
export type Conditions = NonNullable<Statement['Condition']>;
/** The parts of a statement that every kind of policy has and that a repair reads or changes. */
export type Conditional = Pick<Statement, 'Sid' | 'Effect' | 'Condition'>;

export function onlyOne(one: unknown, other: unknown): boolean {
  return (one === undefined) !== (other === undefined);
}
