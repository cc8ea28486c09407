import { en, type Texts } from './en.ts';
import { ja } from './ja.ts';

/** The catalogs by the first part of a locale. A new language is a new file and a line here. */
const languages: Readonly<Record<string, Texts>> = { en, ja };

/** Returns the language of a locale, such as `ja` for `ja-JP`, or `en` if there is no catalog. */
export function languageOf(locale: string): string {
  const language = locale.toLowerCase().split('-')[0]!;
  return Object.hasOwn(languages, language) ? language : 'en';
}

export function textsOf(locale: string): Texts {
  return languages[languageOf(locale)]!;
}
