/** One form for each plural category of a language; a category without a form uses `other`. */
export type PluralForms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Returns how a language chooses the form for a count: in English “1 demo”, “0 demos”, “2 demos”. */
export function pluralOf(locale: string): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
