import { UpstreamError } from '../../errors.ts';

/**
 * Returns a part of an answer that AWS always sends. A missing part does not prove that the resource is missing: AWS
 * reports a missing resource with an error code.
 * @param what the name of the part for the operator, for example "the user"
 * @throws UpstreamError if the part is missing
 */
export function whole<T>(part: T | undefined, what: string): T {
  if (part === undefined || part === '') throw incomplete(what);
  return part;
}

/**
 * Returns true if the answer has this part.
 * @throws UpstreamError if the part is missing, so the result is never false
 */
export function isWhole(part: unknown, what: string): true {
  whole(part, what);
  return true;
}

/** Returns the error for an answer that lacks a part. */
export function incomplete(what: string): UpstreamError {
  return new UpstreamError('aws', 'IncompleteAnswer', `AWS answered without ${what}.`);
}
