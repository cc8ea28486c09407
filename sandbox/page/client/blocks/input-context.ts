import type { InputBlock } from '@slack/types';
import { createContext, useContext } from 'react';

/** How an input block is drawn here; `undefined` where none may stand. */
export const InputContext = createContext<((block: InputBlock) => React.ReactNode) | undefined>(undefined);

export function useDrawInput() {
  return useContext(InputContext);
}
