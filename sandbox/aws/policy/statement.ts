import { malformedPolicy } from '../operation/errors.ts';
import { checkAction, checkConditionKey, checkResource, completed } from './elements.ts';
import { type Operator, operatorOf, type Test } from './operators.ts';
import type { Principals } from './principals.ts';
import type { RawStatement } from './raw-document.ts';
import { type Template, templateOf, variablesOf } from './template.ts';
import { type Pattern, wildcardsIn } from './wildcards.ts';

/** A parsed statement. Its patterns and tests are made once, so that each request only compares with them. */
export interface Statement {
  /** The Sid of the statement in quotes, or its position: `statement 1`. */
  readonly label: string;
  readonly effect: 'Allow' | 'Deny';
  /** Only in trust policies and resource policies. */
  readonly principals: Principals | undefined;
  /** In lower case, because policies ignore the case of actions. */
  readonly actions: readonly Pattern[];
  readonly actionsAreExcluded: boolean;
  readonly resources: readonly Template[];
  readonly resourcesAreExcluded: boolean;
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly operator: Operator;
  /** As written: `BoolIfExists`. */
  readonly operatorName: string;
  readonly key: string;
  readonly values: readonly string[];
  /** The condition keys that variables in `values` refer to. */
  readonly variables: readonly string[];
  readonly tests: readonly Test[];
}

/** Rules that differ between the kinds of policies. */
export interface StatementRules {
  readonly usesVariables: boolean;
  readonly syntaxError: string;
  readonly principals: Principals | undefined;
  readonly defaultResource?: '*';
}

/** Reads one statement. @throws MalformedPolicyDocument, with AWS's message where it is known */
export function statementOf(raw: RawStatement, index: number, rules: StatementRules): Statement {
  const { syntaxError, usesVariables, principals, defaultResource } = rules;
  const effect = effectOf(raw.Effect, syntaxError);
  const conditions = Object.entries(raw.Condition ?? {}).flatMap((entry) => conditionsOf(entry, rules));
  if ((raw.Action && raw.NotAction) || (raw.Resource && raw.NotResource)) throw malformedPolicy(syntaxError);
  const actions = raw.Action ?? raw.NotAction ?? [];
  const resources = raw.Resource ?? raw.NotResource ?? (defaultResource ? [defaultResource] : []);
  if (actions.length === 0) throw malformedPolicy('Policy statement must contain actions.');
  for (const action of actions) checkAction(action);
  if (resources.length === 0) throw malformedPolicy('Policy statement must contain resources.');
  for (const resource of resources) checkResource(resource);
  return {
    label: raw.Sid ? `"${raw.Sid}"` : `statement ${index + 1}`,
    effect,
    principals,
    actions: actions.map((action) => wildcardsIn(action.toLowerCase())),
    actionsAreExcluded: raw.NotAction !== undefined,
    resources: resources.map((resource) => templateOf(completed(resource), usesVariables)),
    resourcesAreExcluded: raw.NotResource !== undefined,
    conditions,
  };
}

function effectOf(effect: string | undefined, syntaxError: string): Statement['effect'] {
  if (effect === 'Allow' || effect === 'Deny') return effect;
  const isMisspelled = /^(allow|deny)$/i.test(effect ?? '');
  throw malformedPolicy(isMisspelled ? 'The policy failed legacy parsing' : syntaxError);
}

function conditionsOf([name, keys]: [string, Record<string, string[]>], rules: StatementRules): Condition[] {
  const operator = operatorOf(name);
  if (!operator) throw malformedPolicy(rules.syntaxError);
  return Object.entries(keys).map(([key, values]) => {
    checkConditionKey(key);
    const tests = values.map((value) => {
      const test = operator.testOf(value, rules.usesVariables);
      if (!test) throw malformedPolicy('The policy failed legacy parsing');
      return test;
    });
    const variables = values.flatMap((value) => variablesOf(templateOf(value, rules.usesVariables)));
    return { operator, operatorName: name, key, values, variables, tests };
  });
}

/** Returns the condition keys that the conditions test, and those of the variables that have no default. */
export function keysOf({ conditions, resources }: Statement): string[] {
  return [...conditions.flatMap(({ key, variables }) => [key, ...variables]), ...resources.flatMap(variablesOf)];
}
