import { environment } from './environment.ts';
import { isServiceLink } from './service-links.ts';

/** A sentence for each variable that is named like one of ours and is none: a typing mistake would be silent otherwise. */
export function unknownSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(environment.shape);
  return Object.keys(variables)
    .filter((name) => name.startsWith('MFA_DEMO_') && !known.includes(name))
    .filter((name) => !isServiceLink(name, variables[name]))
    .map((name) => `${name} is not a setting of this bot and does nothing; .env.example names them all`);
}
