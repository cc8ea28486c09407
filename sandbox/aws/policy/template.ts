import { type ConditionContext, isMultivalued, valuesOf } from './context.ts';
import { type Pattern, wildcardsIn } from './wildcards.ts';

/** Text of a policy with wildcards and with variables such as `${aws:username}` that each request replaces. */
export interface Template {
  readonly parts: readonly (Pattern | Variable)[];
}

interface Variable {
  readonly key: string;
  /** What stands in when the request does not carry the key: `${aws:PrincipalTag/team, 'none'}`. */
  readonly fallback: string | undefined;
}

const VARIABLE = /(\$\{[^}]*\})/;
const INSIDE = /^\$\{\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?\}$/;

/** `usesVariables` is false for policies older than version 2012-10-17, where `${aws:username}` is just text. */
export function templateOf(text: string, usesVariables: boolean): Template {
  if (!usesVariables) return { parts: [wildcardsIn(text)] };
  return {
    parts: text.split(VARIABLE).flatMap((part, index) => (index % 2 === 1 ? [variableIn(part)] : [wildcardsIn(part)])),
  };
}

function variableIn(text: string): Pattern | Variable {
  const escaped = /^\$\{([*?$])\}$/.exec(text)?.[1];
  if (escaped !== undefined) return [escaped];
  const inside = INSIDE.exec(text);
  // A variable nobody can spell has no value, so what contains it matches nothing.
  return { key: inside?.[1] ?? text, fallback: inside?.[2] };
}

/**
 * The pattern for one request; values that come from the request are plain text, whatever they contain. `undefined`
 * when a variable has no value: then there is nothing to be equal to (IAM user guide, "Policy variables with no value").
 */
export function resolved(template: Template, context: ConditionContext): Pattern | undefined {
  const [first] = template.parts;
  if (template.parts.length === 1 && first && !('key' in first)) return first;
  const patterns = template.parts.map((part) => ('key' in part ? valueIn(part, context) : part));
  return patterns.some((pattern) => pattern === undefined) ? undefined : patterns.flatMap((pattern) => pattern ?? []);
}

function valueIn({ key, fallback }: Variable, context: ConditionContext): Pattern | undefined {
  // Keys of many values cannot be variables.
  const value = (isMultivalued(context, key) ? undefined : valuesOf(context, key)?.[0]) ?? fallback;
  return value === undefined ? undefined : [...value];
}

/** The condition keys a text refers to and cannot do without. */
export function variablesOf(template: Template): string[] {
  return template.parts.flatMap((part) => ('key' in part && part.fallback === undefined ? [part.key] : []));
}
