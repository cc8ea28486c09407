import type { InputBlock } from '@slack/types';
import { createContext, useContext } from 'react';

/** Draws an input block; undefined where input blocks are not allowed. */
export const InputContext = createContext<((block: InputBlock) => React.ReactNode) | undefined>(undefined);

export function useDrawInput() {
  return useContext(InputContext);
}
