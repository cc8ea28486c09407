import { z } from 'zod';
import { malformedPolicy } from '../errors.ts';
import { isKnownOperator } from './operators.ts';
import type { Principals } from './principals.ts';

/** An identity policy, with every "one or many" written as many. */
export interface PolicyDocument {
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** Its Sid, or its place: `statement 1`. */
  readonly label: string;
  readonly effect: 'Allow' | 'Deny';
  /** Trust and resource policies only. */
  readonly principals: Principals | undefined;
  readonly actions: readonly string[];
  readonly actionsAreExcluded: boolean;
  readonly resources: readonly string[];
  readonly resourcesAreExcluded: boolean;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: string;
  readonly key: string;
  /** A JSON boolean or number counts as its text, as in AWS. */
  readonly values: readonly string[];
}

const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const texts = z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]);
const values = z.union([scalar.transform((text) => [text]), z.array(scalar)]);

const statementSchema = z.strictObject({
  Sid: z
    .string()
    .regex(/^[A-Za-z0-9]*$/)
    .optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), values)).optional(),
});

const documentSchema = z.strictObject({
  Version: z.enum(['2012-10-17', '2008-10-17']).optional(),
  Id: z.string().optional(),
  Statement: z.union([statementSchema.transform((statement) => [statement]), z.array(statementSchema).min(1)]),
});

const principalSchema = z.union([
  z.literal('*').transform(() => ({ AWS: ['*'], Service: undefined, Federated: undefined })),
  z.strictObject({ AWS: texts.optional(), Service: texts.optional(), Federated: texts.optional() }),
]);
const trustStatementSchema = statementSchema.extend({
  Principal: principalSchema.optional(),
  NotPrincipal: principalSchema.optional(),
});
const trustSchema = documentSchema.extend({
  Statement: z.union([
    trustStatementSchema.transform((statement) => [statement]),
    z.array(trustStatementSchema).min(1),
  ]),
});

/** @throws MalformedPolicyDocument for everything AWS would not store, and for condition operators the sandbox lacks. */
export function parsePolicy(text: string): PolicyDocument {
  const parsed = documentSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw malformedPolicy('Syntax errors in policy.');
  const sids = parsed.data.Statement.flatMap((statement) => statement.Sid ?? []).filter((sid) => sid !== '');
  if (new Set(sids).size !== sids.length)
    throw malformedPolicy('Statement IDs (SID) in a single policy must be unique.');
  return { statements: parsed.data.Statement.map(statementOf) };
}

/**
 * A role's trust policy: every statement names principals and none names resources.
 * @throws MalformedPolicyDocument
 */
export function parseTrustPolicy(text: string): PolicyDocument {
  const parsed = trustSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw malformedPolicy('Syntax errors in policy.');
  const statements = parsed.data.Statement.map((raw, index): Statement => {
    const { Principal, NotPrincipal, ...rest } = raw;
    if (rest.Resource !== undefined || rest.NotResource !== undefined) {
      throw malformedPolicy('Has prohibited field Resource');
    }
    if ((Principal === undefined) === (NotPrincipal === undefined)) {
      throw malformedPolicy('Missing required field Principal');
    }
    const named = Principal ?? NotPrincipal;
    const principals: Principals = {
      areExcluded: Principal === undefined,
      aws: named?.AWS ?? [],
      services: named?.Service ?? [],
      federated: named?.Federated ?? [],
    };
    return { ...statementOf({ ...rest, Resource: ['*'] }, index), principals };
  });
  return { statements };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedPolicy('This policy contains invalid Json');
  }
}

function statementOf(raw: z.output<typeof statementSchema>, index: number): Statement {
  if ((raw.Action === undefined) === (raw.NotAction === undefined)) {
    throw malformedPolicy('Policy statement must contain actions.');
  }
  if ((raw.Resource === undefined) === (raw.NotResource === undefined)) {
    throw malformedPolicy('Policy statement must contain resources.');
  }
  const actions = raw.Action ?? raw.NotAction ?? [];
  const resources = raw.Resource ?? raw.NotResource ?? [];
  actions.forEach(checkAction);
  resources.forEach(checkResource);
  return {
    label: raw.Sid ? `"${raw.Sid}"` : `statement ${index + 1}`,
    effect: raw.Effect,
    principals: undefined,
    actions,
    actionsAreExcluded: raw.NotAction !== undefined,
    resources,
    resourcesAreExcluded: raw.NotResource !== undefined,
    conditions: Object.entries(raw.Condition ?? {}).flatMap(conditionsOf),
  };
}

function conditionsOf([operator, keys]: [string, Record<string, string[]>]): Condition[] {
  if (!isKnownOperator(operator)) throw malformedPolicy(`Invalid Condition type : ${operator}.`);
  return Object.entries(keys).map(([key, expected]) => {
    if (!/^[a-z0-9-]+:./i.test(key)) throw notPrefaced();
    return { operator, key, values: expected };
  });
}

function checkAction(action: string): void {
  if (action === '*' || /^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(action)) return;
  throw notPrefaced();
}

function notPrefaced() {
  return malformedPolicy('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
}

function checkResource(resource: string): void {
  if (resource === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:./.test(resource)) return;
  throw malformedPolicy(`Resource ${resource} must be in ARN format or "*".`);
}
