import { createHash, randomBytes } from 'node:crypto';

/** An access key id that can be part of a signature's credential in a header: visible ASCII without `:`, `,`, `/` and `=`. */
export const ACCESS_KEY_ID = /^(?:(?![:,/=])[!-~]){1,128}$/;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 Base32 without padding. */
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

/** RFC 4648 Base32 in capital letters without padding; bits that make no whole byte are dropped. */
export function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}

/** The name by which S3 knows an account: 64 hexadecimal digits. */
export function canonicalUserId(accountId: string): string {
  return createHash('sha256').update(`canonical user ${accountId}`).digest('hex');
}

/** Ids of users, roles, groups and policies: 21 characters with the prefix (IAM user guide, "IAM identifiers"). */
type EntityPrefix = 'AIDA' | 'AROA' | 'AGPA' | 'ANPA';
/** Ids of credentials, 20 characters: `AKIA` access keys, `ASIA` keys of sessions, `ACCA` of services, `APKA` SSH keys. */
type CredentialPrefix = 'AKIA' | 'ASIA' | 'ACCA' | 'APKA';

const ENTITIES: ReadonlySet<string> = new Set<EntityPrefix>(['AIDA', 'AROA', 'AGPA', 'ANPA']);

export function newUniqueId(prefix: EntityPrefix | CredentialPrefix): string {
  return prefix + encodeBase32(randomBytes(11)).slice(0, ENTITIES.has(prefix) ? 17 : 16);
}

/** Certificates have longer ids, without a prefix. */
export function newCertificateId(): string {
  return encodeBase32(randomBytes(20));
}

/** 40 characters, as AWS's secret access keys have. */
export function newSecretKey(): string {
  return randomBytes(30).toString('base64');
}
