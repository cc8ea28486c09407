import { HOME_REGION } from '../account/regions.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { ServiceName } from '../request/service-name.ts';
import type { WireCall } from '../request/wire-call.ts';
import { bucketOfHost } from '../s3/address.ts';
import { readS3Call } from '../s3/operations.ts';
import type { FoundSignature } from '../signatures/find-signature.ts';
import type { Signature } from '../signatures/signature.ts';
import { guessedQueryService, readQueryCall } from './query-call.ts';

/**
 * Returns the service that the credential scope names. If the scope names none of the three services, the form of the
 * request decides.
 */
export function serviceOf(request: ReceivedRequest, found: FoundSignature | undefined): ServiceName {
  const named = found?.credential?.split('/')[3];
  return named === 'iam' || named === 'sts' || named === 's3' ? named : guessedService(request);
}

/** Returns the region of a request. IAM has only one region, even if the signature names another. */
export function regionOf(service: ServiceName, { scope }: Signature): string {
  return service === 'iam' ? HOME_REGION : scope.region;
}

/** Reads a call of S3, or of the query protocol of IAM and STS. */
export function readCall(service: ServiceName, request: ReceivedRequest): WireCall {
  return service === 's3' ? readS3Call(request) : readQueryCall(service, request);
}

function guessedService(request: ReceivedRequest): ServiceName {
  if (request.path !== '/' || bucketOfHost(request.headers) !== undefined) return 's3';
  return request.method === 'POST' || /(?:^|&)Action=/.test(request.query) ? guessedQueryService(request) : 's3';
}
