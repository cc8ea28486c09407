import { useEffect } from 'react';
import { languageOf, textsOf } from '../text/texts.ts';

/** Sets the title and the `lang` attribute of the page for the active person. */
export function usePageLanguage(locale: string, appName: string): void {
  useEffect(() => {
    document.documentElement.lang = languageOf(locale);
    document.title = textsOf(locale).page.title(appName);
  }, [locale, appName]);
}
