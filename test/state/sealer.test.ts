import { expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { Secret } from '../../src/scenario/secret.ts';
import { createSealer, randomKey } from '../../src/state/sealer.ts';

const secret = new Secret('JBSWY3DPEHPK3PXP');

test('an encrypted secret can be decrypted only for its own demo', () => {
  const sealer = createSealer([randomKey()]);
  const sealed = sealer.seal(secret, 'demo-a');
  expect(sealer.open(sealed, 'demo-a').reveal()).toBe('JBSWY3DPEHPK3PXP');
  expect(() => sealer.open(sealed, 'demo-b')).toThrow('belongs to another demo');
});

test('encrypting the same secret again gives another text', () => {
  const sealer = createSealer([randomKey()]);
  expect(sealer.seal(secret, 'demo-a')).not.toBe(sealer.seal(secret, 'demo-a'));
});

test('an encrypted text with one changed character cannot be decrypted', () => {
  const sealer = createSealer([randomKey()]);
  const sealed = sealer.seal(secret, 'demo-a');
  for (const [index, character] of [...sealed].entries()) {
    const changed = sealed.slice(0, index) + (character === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
    // The last character of unpadded base64 has bits without a meaning.
    if (Buffer.from(changed, 'base64url').equals(Buffer.from(sealed, 'base64url'))) continue;
    expect(() => sealer.open(changed, 'demo-a'), `character ${index}`).toThrow();
  }
});

test('a shortened encrypted text is refused', () => {
  const sealer = createSealer([randomKey()]);
  const sealed = sealer.seal(secret, 'demo-a');
  for (const length of [0, 3, 12, 20, 40, sealed.length - 2]) {
    expect(() => sealer.open(sealed.slice(0, length), 'demo-a'), `${length} characters`).toThrow();
  }
});

test('a secret can be decrypted with an old key until this key is removed, and new secrets use the new key', () => {
  const [oldKey, newKey] = [randomKey(), randomKey()];
  const sealedBefore = createSealer([oldKey]).seal(secret, 'demo-a');
  const rotated = createSealer([newKey, oldKey]);
  expect(rotated.open(sealedBefore, 'demo-a').reveal()).toBe('JBSWY3DPEHPK3PXP');
  const sealedAfter = rotated.seal(secret, 'demo-a');
  expect(createSealer([newKey]).open(sealedAfter, 'demo-a').reveal()).toBe('JBSWY3DPEHPK3PXP');
  expect(() => createSealer([newKey]).open(sealedBefore, 'demo-a')).toThrow(ConfigError);
});

test('a missing key, or a key of the wrong length, throws a ConfigError', () => {
  expect(() => createSealer([])).toThrow(ConfigError);
  expect(() => createSealer([randomKey(), Buffer.alloc(16)])).toThrow('32 bytes');
});

test('a changed text, and the text of another demo, do not match a signature', () => {
  const [key, sealer] = [randomKey(), createSealer([randomKey()])];
  const signature = sealer.sign('a text', 'demo-a');
  expect(sealer.check(signature, 'a text', 'demo-a')).toBe('intact');
  expect(sealer.check(signature, 'a Text', 'demo-a')).toBe('changed');
  expect(sealer.check(signature, 'a text', 'demo-b')).toBe('changed');
  expect(sealer.check(signature.slice(0, -1), 'a text', 'demo-a')).toBe('changed');
  expect(sealer.check(createSealer([key]).sign('a text', 'demo-a'), 'a text', 'demo-a')).toBe('unknown-key');
});
