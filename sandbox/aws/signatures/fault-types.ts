import type { AwsError } from '../operation/errors.ts';
import type { FoundSignature } from './find-signature.ts';
import type { Signature } from './signature.ts';

/** A part of the credential scope that is not what it must be. */
export interface ScopeProblem {
  readonly part: 'region' | 'service' | 'terminator' | 'date';
  readonly got: string;
  readonly expected: string;
}

/** Each service says the same things in its own words; `reason` is for the call log alone. */
export interface SignatureFaults {
  missing(): AwsError;
  /** An `Authorization` header that is about something else than AWS's signatures, or about its version 2. */
  otherMechanism(found: FoundSignature): AwsError;
  inBothPlaces(): AwsError;
  incomplete(found: FoundSignature): AwsError;
  malformedDate(found: FoundSignature): AwsError;
  badExpires(expires: string): AwsError;
  unsupportedAlgorithm(found: FoundSignature): AwsError;
  malformedCredential(found: FoundSignature): AwsError;
  wrongScope(found: FoundSignature, problems: readonly ScopeProblem[], amzDate: string): AwsError;
  skew(amzDate: string, now: number): AwsError;
  /** A presigned URL outside its own span of time. */
  outsideSpan(signature: Signature, now: number): AwsError;
  hostNotSigned(): AwsError;
  notSigned(headerNames: readonly string[]): AwsError;
  unknownKey(reason: string): AwsError;
  badToken(reason: string): AwsError;
  mismatch(signature: Signature, textToSign: string): AwsError;
  expiredToken(): AwsError;
}
