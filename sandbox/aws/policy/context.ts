/** Condition keys in lower case -> values; a key that is missing is absent from the request. */
export type ConditionContext = ReadonlyMap<string, readonly string[]>;

export function valuesOf(context: ConditionContext, key: string): readonly string[] | undefined {
  return context.get(key.toLowerCase());
}
