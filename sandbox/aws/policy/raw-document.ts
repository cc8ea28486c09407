import { z } from 'zod';
import { malformedPolicy } from '../operation/errors.ts';
import { hasDoubtfulKeys } from './json-text.ts';

/** A JSON boolean or number counts as its text, as in AWS. */
const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const values = z.union([scalar.transform((text) => [text]), z.array(scalar)]);
const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const oneOrMany = <Item extends z.ZodType>(item: Item) => z.union([item.transform((one) => [one]), z.array(item)]);

const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.string().optional(),
  Principal: z.unknown().optional(),
  NotPrincipal: z.unknown().optional(),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
});

const documentSchema = z.strictObject({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: oneOrMany(statementSchema).optional(),
});

const principalSchema = z.strictObject({
  AWS: texts.optional(),
  Service: texts.optional(),
  Federated: texts.optional(),
  CanonicalUser: texts.optional(),
});

/**
 * The elements of a policy as they were written, but a single value is a list wherever a list is allowed. The values
 * are not checked yet.
 */
export type RawDocument = z.output<typeof documentSchema>;
export type RawStatement = z.output<typeof statementSchema>;
export type RawPrincipal = z.output<typeof principalSchema>;

/**
 * Reads the text of a policy.
 * @throws MalformedPolicyDocument for text that is not a JSON object or begins with white space, for unknown elements,
 *   for values of a wrong type, for repeated keys, and for the key `__proto__`
 */
export function readDocument(text: string, syntaxError: string): RawDocument {
  if (/^\s/.test(text)) throw malformedPolicy('JSON strings must not have leading spaces');
  if (!text.startsWith('{')) throw malformedPolicy(syntaxError);
  const parsed = documentSchema.safeParse(jsonOf(text));
  if (!parsed.success || hasDoubtfulKeys(text)) throw malformedPolicy(syntaxError);
  return parsed.data;
}

/** @throws MalformedPolicyDocument */
export function readPrincipal(raw: unknown, syntaxError: string): RawPrincipal {
  const parsed = principalSchema.safeParse(raw);
  if (!parsed.success) throw malformedPolicy(syntaxError);
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy('This policy contains invalid Json');
  }
}
