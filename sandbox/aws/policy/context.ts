/** Condition keys in lower case -> values; a key that is missing is absent from the request. */
export interface ConditionContext extends ReadonlyMap<string, readonly string[]> {
  /** Lower-case keys whose type is a list, even when they have one value. */
  readonly lists?: ReadonlySet<string>;
}

/** The multivalued keys among AWS's global keys and those of STS (IAM user guide, "Global condition context keys"). */
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

/** Returns the values of a key, in any letter case; `undefined` if the request does not carry it. */
export function valuesOf(context: ConditionContext, key: string): readonly string[] | undefined {
  return context.get(key.toLowerCase());
}

/**
 * Returns whether a key is multivalued: only `ForAnyValue`, `ForAllValues` and `Null` can test it, and no variable can
 * read it.
 */
export function isMultivalued(context: ConditionContext, key: string): boolean {
  const name = key.toLowerCase();
  return MULTIVALUED.has(name) || context.lists?.has(name) === true || (context.get(name)?.length ?? 0) > 1;
}
