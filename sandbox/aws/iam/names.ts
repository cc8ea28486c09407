import { z } from 'zod';
import { malformedInput } from '../operation/errors.ts';
import { text } from '../operation/input.ts';

/** Bounds and patterns of IAM's public service model (2010-05-08). */
const NAME = /^[\w+=,.@-]+$/;

export const newUserName = text({ max: 64, pattern: NAME });
export const userName = text({ max: 128, pattern: NAME });
export const policyName = text({ max: 128, pattern: NAME });
export const groupName = text({ max: 128, pattern: NAME });
export const deviceName = text({ max: 226, pattern: NAME });
export const serialNumber = text({ min: 9, max: 256, pattern: /^[\w+=/:,.@-]+$/ });
export const accessKeyId = text({ min: 16, max: 128, pattern: /^\w+$/ });
export const credentialId = text({ min: 20, max: 128, pattern: /^\w+$/ });
export const certificateId = text({ min: 24, max: 128, pattern: /^\w+$/ });
export const sixDigits = text({ min: 6, max: 6, pattern: /^\d+$/ });
export const arn = text({ min: 20, max: 2048 });
export const path = text({ max: 512, pattern: /^(\/|\/[\u0021-\u007e]+\/)$/ });
export const pathPrefix = text({ max: 512, pattern: /^\/[\u0021-\u007f]*$/ });
export const policyDocument = text({ max: 131_072, pattern: /^[\t\n\r\u0020-\u00ff]+$/ });
export const policyPath = text({ max: 512, pattern: /^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/ });
export const versionId = text({ min: 0, max: 2048, pattern: /^v[1-9][0-9]*(\.[A-Za-z0-9-]*)?$/ });
export const description = text({ min: 0, max: 1000 });

/** Accepts one of the given words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, `Member must satisfy enum value set: [${words.join(', ')}]`);
}

/** Accepts `true` or `false`, in upper or lower case. @throws MalformedInput for anything else */
export const flag = z.string().transform((written) => {
  if (!/^(true|false)$/i.test(written)) throw malformedInput('The input is not a valid boolean.');
  return written.toLowerCase() === 'true';
});
