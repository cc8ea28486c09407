import { ConfigError } from '../errors.ts';
import type { Demo } from '../scenario/demo.ts';
import { UnreadableRecordError } from '../scenario/ports/demo-store.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import { decodeDemo, encodeDemo } from './demo-record.ts';
import type { SignedText, StoredRecord } from './redis-records.ts';
import type { Sealer } from './sealer.ts';

/** Returns the text and the signature that a store keeps. The signature contains the version for which it was made. */
export function toSigned(demo: Demo, sealer: Sealer): SignedText {
  const text = encodeDemo(demo, sealer);
  return { text, signature: `${demo.version}.${sealer.sign(text, demo.demoId)}` };
}

/**
 * Reads a stored record.
 * @throws UnreadableRecordError when it is missing, was written by a newer version of the bot, belongs to another demo,
 * or was changed by something else than a bot. The message has no value of the record
 * @throws ConfigError when its secrets were sealed with a key that is not configured
 */
export function fromStored(stored: StoredRecord, sealer: Sealer, scenarios: Scenarios): Demo {
  if (stored.text === '') throw damaged('it is missing');
  if (isChanged(stored, sealer)) throw damaged('its signature does not fit');
  const demo = decode(stored.text, sealer, scenarios);
  if (demo.demoId !== stored.demoId) throw damaged('it is of another demo');
  // A save compares the version outside the text. If the version inside is different, no save would succeed.
  if (String(demo.version) !== stored.version) throw damaged('its versions differ');
  return demo;
}

/**
 * Returns whether a record has a wrong signature. A signature for another version of the record proves nothing: an
 * earlier version of the bot, which does not sign, may have saved it since. A signature by a key that was removed
 * proves nothing either.
 */
function isChanged({ demoId, version, text, signature }: StoredRecord, sealer: Sealer): boolean {
  const [, signedVersion, own] = /^(\d+)\.(.*)$/.exec(signature) ?? [];
  if (signature === '') return false;
  if (signedVersion === undefined || own === undefined) return true;
  return signedVersion === version && sealer.check(own, text, demoId) === 'changed';
}

function decode(text: string, sealer: Sealer, scenarios: Scenarios): Demo {
  try {
    return decodeDemo(text, sealer, scenarios);
  } catch (error) {
    if (error instanceof ConfigError || error instanceof UnreadableRecordError) throw error;
    // The messages of our own errors quote no values. Other errors may quote them.
    const isOurs = error instanceof Error && error.name === 'Error';
    throw isOurs ? new UnreadableRecordError(error.message) : damaged('it has another form');
  }
}

function damaged(problem: string): UnreadableRecordError {
  return new UnreadableRecordError(`A stored demo cannot be read: ${problem}.`);
}
