import { environment } from './environment.ts';
import { isServiceLink } from './service-links.ts';

/**
 * Returns a sentence for each variable whose name begins with MFA_DEMO_ but is not a setting. Otherwise nobody would
 * notice a typing error in such a name.
 */
export function unknownSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  const known = Object.keys(environment.shape);
  return Object.keys(variables)
    .filter((name) => name.startsWith('MFA_DEMO_') && !known.includes(name))
    .filter((name) => !isServiceLink(name, variables[name]))
    .map((name) => `${name} is not a setting of this bot and has no effect; .env.example lists all settings`);
}
