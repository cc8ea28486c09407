import type { Locale } from '../../scenario/demo.ts';
import { en, type Text } from './en.ts';
import { ja } from './ja.ts';

const TEXTS: Record<Locale, Text> = { en, ja };

export function textOf(locale: Locale): Text {
  return TEXTS[locale];
}

/** `ja-JP` and its kind speak Japanese, everybody else English. */
export function localeOf(slackLocale: string | undefined): Locale {
  return slackLocale?.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
