import { Secret } from '../scenario/secret.ts';
import type { Sealer } from './sealer.ts';

/** The only key of an object that replaces a secret in a record. */
export const SEALED = '$sealed';

/** Returns a replacer for JSON.stringify that seals every secret. @param context the demo's id */
export function sealAll(sealer: Sealer, context: string) {
  return function (this: Record<string, unknown>, key: string, value: unknown): unknown {
    // `value` is already the result of Secret.toJSON, so read the secret from its object.
    const original = this[key];
    return original instanceof Secret ? { [SEALED]: sealer.seal(original, context) } : value;
  };
}

/**
 * Returns a value from JSON with every secret opened.
 * @param context the demo's id
 * @throws ConfigError or Error, as `Sealer.open` does
 */
export function openAll(value: unknown, sealer: Sealer, context: string): unknown {
  if (Array.isArray(value)) return value.map((one) => openAll(one, sealer, context));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, sealed] = entries.length === 1 && entries[0] ? entries[0] : [];
  if (key === SEALED && typeof sealed === 'string') return sealer.open(sealed, context);
  return Object.fromEntries(entries.map(([name, inner]) => [name, openAll(inner, sealer, context)]));
}
