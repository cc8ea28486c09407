import type { Locale } from '../../scenario/demo.ts';
import { en, type Text } from './en.ts';
import { ja } from './ja.ts';

/** Every language of the bot, by its BCP 47 tag. To add a language, add a file beside these and its name here. */
const LANGUAGES = { en, ja } satisfies Record<string, Text>;

const texts: ReadonlyMap<string, Text> = new Map(Object.entries(LANGUAGES));

export const LOCALES = Object.keys(LANGUAGES) as readonly (keyof typeof LANGUAGES)[];

/** Returns the texts of a language; English for an unknown language, such as one in the record of a newer bot. */
export function textOf(locale: Locale): Text {
  return texts.get(locale) ?? en;
}

/** Returns the language for a locale of Slack: `ja` for `ja-JP`; English if no language fits. */
export function localeOf(slackLocale = 'en'): Locale {
  const tag = slackLocale.toLowerCase();
  const fitting = LOCALES.filter((one) => `${tag}-`.startsWith(`${one.toLowerCase()}-`));
  return fitting.toSorted((one, other) => other.length - one.length)[0] ?? 'en';
}
