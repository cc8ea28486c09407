import { createHash, randomBytes } from 'node:crypto';

/** An access key id that clients can put into a signature: visible ASCII without `:`, `,`, `/` and `=`. */
export const ACCESS_KEY_ID = /^(?:(?![:,/=])[!-~]){1,128}$/;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Encodes bytes as RFC 4648 Base32 without padding. */
export function encodeBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(value >> bits) & 31];
    }
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

/** Decodes RFC 4648 Base32 in capital letters without padding; drops bits at the end that do not fill a byte. */
export function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** Returns the canonical user id of an account, 64 hexadecimal digits. S3 uses it as the id of an owner. */
export function canonicalUserId(accountId: string): string {
  return createHash('sha256').update(`canonical user ${accountId}`).digest('hex');
}

/** Ids of users, roles, groups and policies: 21 characters with the prefix (IAM user guide, "IAM identifiers"). */
type EntityPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA';
/**
 * Ids of credentials, 20 characters: `AKIA` for access keys, `ASIA` for temporary credentials, `ACCA` for service
 * credentials, `APKA` for SSH keys.
 */
type CredentialPrefix = 'AKIA' | 'ASIA' | 'ACCA' | 'APKA';

const ENTITIES: ReadonlySet<string> = new Set<EntityPrefix>(['AIDA', 'AROA', 'AGPA', 'ANPA']);

/** Returns a random id with a prefix, in the length that AWS uses. */
export function newUniqueId(prefix: EntityPrefix | CredentialPrefix): string {
  return prefix + encodeBase32(randomBytes(11)).slice(0, ENTITIES.has(prefix) ? 17 : 16);
}

/** Returns a certificate id: it is longer than other ids and has no prefix. */
export function newCertificateId(): string {
  return encodeBase32(randomBytes(20));
}

/** Returns a secret access key of 40 characters, as in AWS. */
export function newSecretKey(): string {
  return randomBytes(30).toString('base64');
}
