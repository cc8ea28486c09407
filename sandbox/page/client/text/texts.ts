import { en, type Texts } from './en.ts';
import { ja } from './ja.ts';

/** By the first part of a locale. A further language is a file beside these and its line here. */
const languages: Readonly<Record<string, Texts>> = { en, ja };

/** `ja-JP` reads Japanese; where there is no catalog, English. */
export function languageOf(locale: string): string {
  const language = locale.toLowerCase().split('-')[0]!;
  return Object.hasOwn(languages, language) ? language : 'en';
}

export function textsOf(locale: string): Texts {
  return languages[languageOf(locale)]!;
}
