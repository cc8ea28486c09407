import { createContext, useContext } from 'react';
import type { Texts } from './en.ts';
import { textsOf } from './texts.ts';

/**
 * The texts in the language of the person to whom this part of the page belongs. The default is the browser's language.
 */
export const TextsContext = createContext<Texts>(textsOf(globalThis.navigator?.language ?? 'en'));

export function useTexts(): Texts {
  return useContext(TextsContext);
}
