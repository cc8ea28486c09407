import { environment } from './environment.ts';

/** A sentence for each variable that is named like one of ours and is none: a typing mistake would be silent otherwise. */
export function unknownSettings(names: readonly string[]): string[] {
  const known = Object.keys(environment.shape);
  return names
    .filter((name) => name.startsWith('MFA_DEMO_') && !known.includes(name))
    .map((name) => `${name} is not a setting of this bot and does nothing; .env.example names them all`);
}
