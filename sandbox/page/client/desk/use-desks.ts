import { useCallback, useEffect, useState } from 'react';
import type { Persona } from '../../../slack/person/types.ts';

/** The one or two desks on the page, each with one person's Slack. `active` is the person of the desk used last. */
export interface Desks {
  readonly people: readonly Persona[];
  readonly active: Persona;
  readonly isSplit: boolean;
  /** Shows this person at a desk (0 or 1). If the other desk shows this person, the two people change places. */
  sit(place: number, userId: string): void;
  use(userId: string): void;
  toggleSplit(): void;
}

/** Returns the desks. The address has their people (`#U1` or `#U1+U2`), so two windows can show different people. */
export function useDesks(personas: readonly Persona[]): Desks {
  const [address, setAddress] = useState(readAddress);
  const [usedId, setUsedId] = useState('');
  useEffect(() => {
    const follow = () => setAddress(readAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((userIds: readonly string[]) => {
    const next = userIds.join('+');
    history.replaceState(null, '', `#${next}`);
    setAddress(next);
  }, []);

  const known = address.split('+').flatMap((userId) => personas.find((persona) => persona.userId === userId) ?? []);
  const people = known.length > 0 ? known.slice(0, 2) : [personas[0]!];
  const ids = people.map(({ userId }) => userId);
  const active = people.find(({ userId }) => userId === usedId) ?? people[0]!;

  const sit = (place: number, userId: string) => {
    const left = ids[place]!;
    go(ids.map((id, index) => (index === place ? userId : id === userId ? left : id)));
    setUsedId(userId);
  };
  const toggleSplit = () => {
    if (ids.length > 1) return go([active.userId]);
    const other = personas.find(({ role, userId }) => role === 'admin' && userId !== ids[0]) ?? personas[1];
    if (other) go([ids[0]!, other.userId]);
  };
  return { people, active, isSplit: people.length > 1, sit, use: setUsedId, toggleSplit };
}

function readAddress(): string {
  return location.hash.slice(1);
}
