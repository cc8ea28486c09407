import type { AwsError } from '../operation/errors.ts';
import type { FoundSignature } from './find-signature.ts';
import type { Signature } from './signature.ts';

/** A wrong part of the credential scope. */
export interface ScopeProblem {
  readonly part: 'region' | 'service' | 'terminator' | 'date';
  readonly got: string;
  readonly expected: string;
}

/** The errors of one service for bad signatures, in the service's own words. A `reason` goes only into the call log. */
export interface SignatureFaults {
  missing(): AwsError;
  /** An `Authorization` header of another mechanism, or of version 2 of AWS's signatures. */
  otherMechanism(found: FoundSignature): AwsError;
  inBothPlaces(): AwsError;
  incomplete(found: FoundSignature): AwsError;
  malformedDate(found: FoundSignature): AwsError;
  badExpires(expires: string): AwsError;
  unsupportedAlgorithm(found: FoundSignature): AwsError;
  malformedCredential(found: FoundSignature): AwsError;
  wrongScope(found: FoundSignature, problems: readonly ScopeProblem[], amzDate: string): AwsError;
  skew(amzDate: string, now: number): AwsError;
  /** A presigned URL that is not valid yet, or no longer. */
  outsideSpan(signature: Signature, now: number): AwsError;
  hostNotSigned(): AwsError;
  notSigned(headerNames: readonly string[]): AwsError;
  unknownKey(reason: string): AwsError;
  badToken(reason: string): AwsError;
  mismatch(signature: Signature, textToSign: string): AwsError;
  expiredToken(): AwsError;
}
