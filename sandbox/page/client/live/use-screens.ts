import { useContext, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Persona, Screen } from '../../../slack/person/types.ts';
import { screenPath } from './live-store.ts';
import { LiveContext } from './use-live.ts';

/** The known screens by user id. */
export type Screens = ReadonlyMap<string, Screen>;

export function useScreens(personas: readonly Persona[]): Screens {
  const store = useContext(LiveContext);
  const before = useRef<Screens>(new Map());
  const userIds = useMemo(() => personas.map(({ userId }) => userId), [personas]);
  return useSyncExternalStore(store.subscribe, () => {
    const seen = userIds.map((userId) => [userId, store.valueAt(screenPath(userId)) as Screen | undefined] as const);
    const isSame = seen.every(([userId, screen]) => before.current.get(userId) === screen);
    if (!isSame) before.current = new Map(seen.flatMap(([userId, screen]) => (screen ? [[userId, screen]] : [])));
    return before.current;
  });
}
