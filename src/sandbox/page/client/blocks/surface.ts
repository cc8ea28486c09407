import { createContext, useContext } from 'react';

/** Where blocks stand: whose eyes see them, and what a click on them does. */
export interface Surface {
  readonly userId: string;
  readonly locale: string;
  click(blockId: string, actionId: string): Promise<void>;
}

const nowhere: Surface = { userId: '', locale: 'en-US', click: async () => {} };

export const SurfaceContext = createContext<Surface>(nowhere);

export function useSurface(): Surface {
  return useContext(SurfaceContext);
}
