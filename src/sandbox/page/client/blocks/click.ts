import { createContext, useContext } from 'react';

/** What a click on a block's element does, here in this message or modal. */
export type Click = (blockId: string, actionId: string) => Promise<unknown>;

export const ClickContext = createContext<Click>(async () => undefined);

export function useClick(): Click {
  return useContext(ClickContext);
}
