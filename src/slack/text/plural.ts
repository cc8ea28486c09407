const RULES = new Intl.PluralRules('en');

/** One form for each number that a language tells apart. A language without plurals gives `other` alone. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

/** Returns the form that goes with this count: “1 demo”, “0 demos”, “2 demos”. */
export function plural(count: number, { one, other }: PluralForms): string {
  return RULES.select(count) === 'one' && one !== undefined ? one : other;
}
