/** Condition keys in lower case -> values; a key that is missing is absent from the request. */
export interface ConditionContext extends ReadonlyMap<string, readonly string[]> {
  /** Keys in lower case whose values are a list by their type, even when there is only one. */
  readonly lists?: ReadonlySet<string>;
}

/** The multivalued keys of AWS as a whole and of STS (IAM user guide, "Global condition context keys"). */
const MULTIVALUED = new Set([
  'aws:calledvia',
  'aws:principalorgpaths',
  'aws:principalservicenameslist',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:tagkeys',
  'aws:vpceorgpaths',
  'sts:transitivetagkeys',
]);

export function valuesOf(context: ConditionContext, key: string): readonly string[] | undefined {
  return context.get(key.toLowerCase());
}

/** Whether a key is one of many values: only `ForAnyValue` and `ForAllValues` can ask about it, and no variable reads it. */
export function isMultivalued(context: ConditionContext, key: string): boolean {
  const name = key.toLowerCase();
  return MULTIVALUED.has(name) || context.lists?.has(name) === true || (context.get(name)?.length ?? 0) > 1;
}
