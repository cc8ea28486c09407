import { type ConditionContext, isMultivalued, valuesOf } from './context.ts';
import { type Pattern, wildcardsIn } from './wildcards.ts';

/** Text of a policy with wildcards, and with variables such as `${aws:username}` that each request fills in. */
export interface Template {
  readonly parts: readonly (Pattern | Variable)[];
}

interface Variable {
  readonly key: string;
  /** The value to use when the request does not carry the key: `${aws:PrincipalTag/team, 'none'}`. */
  readonly fallback: string | undefined;
}

const VARIABLE = /(\$\{[^}]*\})/;
const INSIDE = /^\$\{\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?\}$/;

/**
 * Reads a text. `usesVariables` is false for policies of version 2008-10-17 or without a version: there,
 * `${aws:username}` is plain text.
 */
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
  // A misspelled variable has no value, so a text that contains it matches nothing.
  return { key: inside?.[1] ?? text, fallback: inside?.[2] };
}

/**
 * Returns the pattern for one request. Values of the request are plain text, even with wildcard characters. `undefined`
 * if a variable has no value: the text then matches nothing (IAM user guide, "Policy variables with no value").
 */
export function resolved(template: Template, context: ConditionContext): Pattern | undefined {
  const [first] = template.parts;
  if (template.parts.length === 1 && first && !('key' in first)) return first;
  const patterns = template.parts.map((part) => ('key' in part ? valueIn(part, context) : part));
  return patterns.some((pattern) => pattern === undefined) ? undefined : patterns.flatMap((pattern) => pattern ?? []);
}

function valueIn({ key, fallback }: Variable, context: ConditionContext): Pattern | undefined {
  // Variables cannot read multivalued keys.
  const value = (isMultivalued(context, key) ? undefined : valuesOf(context, key)?.[0]) ?? fallback;
  return value === undefined ? undefined : [...value];
}

/** Returns the condition keys that a text needs, without those that have a default. */
export function variablesOf(template: Template): string[] {
  return template.parts.flatMap((part) => ('key' in part && part.fallback === undefined ? [part.key] : []));
}
