import { z } from 'zod';
import type { Account } from '../account/state.ts';
import { AwsError } from '../operation/errors.ts';
import { defineOperation } from '../operation/operation.ts';
import { notImplemented, S3Error } from '../operation/s3-error.ts';
import type { XmlElement } from '../operation/xml.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { WireCall } from '../request/wire-call.ts';
import { addressOf, type S3Address } from './address.ts';
import { bucketOf } from './bucket-names.ts';
import { bucketOperations } from './buckets.ts';
import { ListBuckets } from './list-buckets.ts';
import { operationNameOf } from './operation-names.ts';
import type { S3Operation } from './s3-operation.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const MAX_KEY_BYTES = 1024;

/** The operations of S3 by name. Any other operation is refused with NotImplemented. */
export const s3Operations: ReadonlyMap<string, S3Operation> = new Map(
  Object.entries({ ListBuckets, ...bucketOperations }),
);

export function readS3Call(request: ReceivedRequest): WireCall {
  return {
    operationName: nameForLog(request),
    unsignedFault: (account) => missingBucket(account, request),
    ask(payload, region) {
      const address = addressOf(request);
      const { action, operation, input, reply } = operationOf(request, address);
      return {
        action,
        operation,
        input: input({ ...request, address, region }, payload),
        reply(result) {
          const { body, ...head } = reply(result, address);
          return body ? { ...head, body: () => withNamespace(body) } : head;
        },
      };
    },
  };
}

/**
 * Returns the error for a path that cannot be decoded, or for a bucket that does not exist, has an invalid name or
 * belongs to another account. S3 sends this error also to callers without a signature.
 */
function missingBucket(account: Account, request: ReceivedRequest): AwsError | undefined {
  try {
    const { bucket } = addressOf(request);
    if (bucket !== undefined) bucketOf(account, bucket, 'any');
    return undefined;
  } catch (thrown) {
    if (thrown instanceof AwsError) return thrown;
    throw thrown;
  }
}

function nameForLog(request: ReceivedRequest): string {
  try {
    return operationNameOf(request, addressOf(request)) ?? '(none)';
  } catch {
    return '(none)';
  }
}

/** @throws MethodNotAllowed if S3 has no such operation, InvalidArgument for a query that chooses several operations */
function operationOf(request: ReceivedRequest, address: S3Address): S3Operation {
  const name = operationNameOf(request, address);
  if (name !== undefined) return s3Operations.get(name) ?? unsupported(name);
  const message = 'The specified method is not allowed against this resource.';
  throw new S3Error('MethodNotAllowed', 405, message, { Method: request.method });
}

function withNamespace(body: XmlElement): XmlElement {
  const entries = Object.entries(body);
  return Object.fromEntries(
    entries.map(([name, content]) => [name, { '@xmlns': NAMESPACE, ...(content as XmlElement) }]),
  );
}

/**
 * Returns an operation that the sandbox does not support, and that throws NotImplemented with its name. If S3 would
 * refuse the request because of its bucket or a key that is too long, it throws S3's error instead.
 */
function unsupported(name: string): S3Operation {
  return {
    action: `s3:${name}`,
    input: ({ address, region }) => ({ ...address, region }),
    operation: defineOperation({
      input: z.object({ bucket: z.string(), key: z.string().optional(), region: z.string() }),
      permission: (account, { bucket, key = '', region }) => {
        bucketOf(account, bucket, region);
        if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
          throw new S3Error('KeyTooLongError', 400, 'Your key is too long', { MaxSizeAllowed: String(MAX_KEY_BYTES) });
        }
        throw notImplemented(name);
      },
      perform: () => undefined,
    }),
    reply: () => ({ status: 501 }),
  };
}
