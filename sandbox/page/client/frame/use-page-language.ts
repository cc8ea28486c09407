import { useEffect } from 'react';
import { languageOf, textsOf } from '../text/texts.ts';

/** The window speaks as the person in use does: its title, and what tells a screen reader how to pronounce it. */
export function usePageLanguage(locale: string, appName: string): void {
  useEffect(() => {
    document.documentElement.lang = languageOf(locale);
    document.title = textsOf(locale).page.title(appName);
  }, [locale, appName]);
}
