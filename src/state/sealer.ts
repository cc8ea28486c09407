import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ConfigError } from '../errors.ts';
import { Secret } from '../scenario/secret.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SIGNATURE = /^([0-9a-f]{8})\.([A-Za-z0-9_-]{43})$/;
const SEALED_TEXT = /^s1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/**
 * Encrypts secrets for storage, and signs texts. A sealed (encrypted) text or a signature is valid for one context
 * only, the demo's id.
 */
export interface Sealer {
  seal(secret: Secret, context: string): string;
  /**
   * Decrypts a sealed text.
   * @throws ConfigError when the text was sealed with a key that is not in the list
   * @throws Error when the text was changed, or belongs to another context
   */
  open(sealed: string, context: string): Secret;
  /** Returns a signature of a text, with which `check` finds any change. */
  sign(text: string, context: string): string;
  /**
   * Compares a text with its signature. `unknown-key`: the key that made the signature is not in the list, so nothing
   * is known.
   */
  check(signature: string, text: string, context: string): 'intact' | 'changed' | 'unknown-key';
}

/**
 * Creates a sealer with AES-256-GCM and HMAC-SHA-256. The first key seals, and all keys open. To rotate the key, put
 * the new key first, and remove the old key when no demo is left that it has sealed.
 * @throws ConfigError unless there is at least one key and every key has 32 bytes
 */
export function createSealer(keys: readonly Buffer[]): Sealer {
  if (keys.some((key) => key.length !== KEY_BYTES)) {
    throw new ConfigError(`Every key that seals secrets must have ${KEY_BYTES} bytes.`);
  }
  const all = keys.map((key) => ({ id: keyIdOf(key), key, signing: signingKeyOf(key) }));
  const [newest] = all;
  if (newest === undefined) throw new ConfigError('At least one key is needed to seal secrets.');
  const byId = new Map(all.map((each) => [each.id, each]));

  return {
    seal: (secret, context) => `s1.${newest.id}.${encrypt(newest.key, secret, context)}`,
    open(sealed, context) {
      const [, keyId, payload] = SEALED_TEXT.exec(sealed) ?? [];
      if (keyId === undefined || payload === undefined) throw new Error('A sealed secret has an unknown form.');
      const known = byId.get(keyId);
      if (known === undefined) throw new ConfigError(`A secret was sealed with key ${keyId}, which is not configured.`);
      return decrypt(known.key, payload, context);
    },
    sign: (text, context) => `${newest.id}.${macOf(newest.signing, text, context).toString('base64url')}`,
    check(signature, text, context) {
      const [, keyId, mac] = SIGNATURE.exec(signature) ?? [];
      if (keyId === undefined || mac === undefined) return 'changed';
      const known = byId.get(keyId);
      if (known === undefined) return 'unknown-key';
      return timingSafeEqual(macOf(known.signing, text, context), Buffer.from(mac, 'base64url')) ? 'intact' : 'changed';
    },
  };
}

/** Returns a new random key, for sealed texts that are needed only until the process ends. */
export function randomKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

function keyIdOf(key: Buffer): string {
  return createHmac('sha256', key).update('key id').digest('hex').slice(0, 8);
}

/** Derives the key for signatures, so that no key is used for two algorithms. */
function signingKeyOf(key: Buffer): Buffer {
  return createHmac('sha256', key).update('signing key').digest();
}

function macOf(signingKey: Buffer, text: string, context: string): Buffer {
  return createHmac('sha256', signingKey)
    .update(JSON.stringify([context, text]))
    .digest();
}

function encrypt(key: Buffer, secret: Secret, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(secret.reveal(), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, payload: string, context: string): Secret {
  const bytes = Buffer.from(payload, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('A sealed secret is too short.');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
  try {
    return new Secret(Buffer.concat([body, decipher.final()]).toString('utf8'));
  } catch {
    throw new Error('A sealed secret was changed, or belongs to another demo.');
  }
}
