import type { Locale } from '../../scenario/demo.ts';

const RULES: Record<Locale, Intl.PluralRules> = { en: new Intl.PluralRules('en'), ja: new Intl.PluralRules('ja') };

/** Chooses the form that a count takes in a language; https://cldr.unicode.org/index/cldr-spec/plural-rules. */
export function plural(locale: Locale, count: number, forms: { one?: string; other: string }): string {
  return RULES[locale].select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
}
