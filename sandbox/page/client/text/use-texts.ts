import { createContext, useContext } from 'react';
import type { Texts } from './en.ts';
import { textsOf } from './texts.ts';

/** The language of the person whose part of the page this is; before anybody is known, the browser's. */
export const TextsContext = createContext<Texts>(textsOf(globalThis.navigator?.language ?? 'en'));

export function useTexts(): Texts {
  return useContext(TextsContext);
}
