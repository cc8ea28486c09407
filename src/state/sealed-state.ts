import { Secret } from '../scenario/secret.ts';
import type { Sealer } from './sealer.ts';

/** The one key of an object that stands for a secret in a record. */
export const SEALED = '$sealed';

/** Seals every secret of a value on its way to JSON; for JSON.stringify. */
export function sealAll(sealer: Sealer, context: string) {
  return function (this: Record<string, unknown>, key: string, value: unknown): unknown {
    // `value` is already the result of Secret.toJSON, so the secret is taken from its place.
    const original = this[key];
    return original instanceof Secret ? { [SEALED]: sealer.seal(original, context) } : value;
  };
}

/**
 * Opens every secret of a value that came from JSON.
 * @throws ConfigError, Error as the sealer does
 */
export function openAll(value: unknown, sealer: Sealer, context: string): unknown {
  if (Array.isArray(value)) return value.map((one) => openAll(one, sealer, context));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [key, sealed] = entries.length === 1 && entries[0] ? entries[0] : [];
  if (key === SEALED && typeof sealed === 'string') return sealer.open(sealed, context);
  return Object.fromEntries(entries.map(([name, inner]) => [name, openAll(inner, sealer, context)]));
}
