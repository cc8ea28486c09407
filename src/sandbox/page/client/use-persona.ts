import { useCallback, useEffect, useState } from 'react';
import type { Persona } from '../../slack/person-types.ts';

/** Who looks at the page. Kept in the address, so that two windows can show two people. */
export function usePersona(personas: readonly Persona[]): [Persona, (userId: string) => void] {
  const [userId, setUserId] = useState(readAddress);
  useEffect(() => {
    const follow = () => setUserId(readAddress());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const choose = useCallback((next: string) => {
    history.replaceState(null, '', `#${next}`);
    setUserId(next);
  }, []);
  return [personas.find((persona) => persona.userId === userId) ?? personas[0]!, choose];
}

function readAddress(): string {
  return location.hash.slice(1);
}
