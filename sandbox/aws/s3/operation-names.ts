import { S3Error } from '../operation/s3-error.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { S3Address } from './address.ts';

/**
 * Query parameter -> the part of a bucket that GET, PUT and DELETE are about, for example `BucketPolicy` of
 * `GetBucketPolicy`.
 */
const BUCKET_PARTS: Readonly<Record<string, string>> = {
  accelerate: 'BucketAccelerateConfiguration',
  acl: 'BucketAcl',
  analytics: 'BucketAnalyticsConfiguration',
  cors: 'BucketCors',
  encryption: 'BucketEncryption',
  'intelligent-tiering': 'BucketIntelligentTieringConfiguration',
  inventory: 'BucketInventoryConfiguration',
  lifecycle: 'BucketLifecycleConfiguration',
  location: 'BucketLocation',
  logging: 'BucketLogging',
  metrics: 'BucketMetricsConfiguration',
  notification: 'BucketNotificationConfiguration',
  'object-lock': 'ObjectLockConfiguration',
  ownershipControls: 'BucketOwnershipControls',
  policy: 'BucketPolicy',
  policyStatus: 'BucketPolicyStatus',
  publicAccessBlock: 'PublicAccessBlock',
  replication: 'BucketReplication',
  requestPayment: 'BucketRequestPayment',
  tagging: 'BucketTagging',
  versioning: 'BucketVersioning',
  website: 'BucketWebsite',
};
const OBJECT_PARTS: Readonly<Record<string, string>> = {
  acl: 'ObjectAcl',
  attributes: 'ObjectAttributes',
  'legal-hold': 'ObjectLegalHold',
  retention: 'ObjectRetention',
  tagging: 'ObjectTagging',
  torrent: 'ObjectTorrent',
};
/** `METHOD ?parameter`, or the method alone -> operation. */
const BUCKET_OPERATIONS: Readonly<Record<string, string>> = {
  'GET ?uploads': 'ListMultipartUploads',
  'GET ?versions': 'ListObjectVersions',
  'GET ?list-type': 'ListObjectsV2',
  'GET ?session': 'CreateSession',
  'POST ?delete': 'DeleteObjects',
  GET: 'ListObjects',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
  HEAD: 'HeadBucket',
  POST: 'PostObject',
};
const OBJECT_OPERATIONS: Readonly<Record<string, string>> = {
  'GET ?uploadId': 'ListParts',
  'PUT ?uploadId': 'UploadPart',
  'POST ?uploadId': 'CompleteMultipartUpload',
  'DELETE ?uploadId': 'AbortMultipartUpload',
  'POST ?uploads': 'CreateMultipartUpload',
  'POST ?restore': 'RestoreObject',
  'POST ?select': 'SelectObjectContent',
  GET: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  HEAD: 'HeadObject',
};
const VERBS: Readonly<Record<string, string>> = { GET: 'Get', PUT: 'Put', DELETE: 'Delete' };

/** Further query parameters that choose an operation. A request may have only one of them or of the parts above. */
const OTHER_SELECTORS = new Set(['uploads', 'uploadId', 'versions', 'delete', 'restore', 'select']);

/**
 * Returns the operation that method, address and query choose; `undefined` if S3 has no such operation.
 * @throws InvalidArgument for a query that chooses several operations
 */
export function operationNameOf(
  { method, query, headers }: ReceivedRequest,
  { bucket, key }: S3Address,
): string | undefined {
  if (bucket === undefined) return method === 'GET' ? 'ListBuckets' : undefined;
  const [operations, parts] = key === undefined ? [BUCKET_OPERATIONS, BUCKET_PARTS] : [OBJECT_OPERATIONS, OBJECT_PARTS];
  const parameters = [...new URLSearchParams(query).keys()];
  checkSelectors(parameters.filter((name) => Object.hasOwn(parts, name) || OTHER_SELECTORS.has(name)));
  const special = parameters.find((name) => Object.hasOwn(operations, `${method} ?${name}`));
  if (special !== undefined) return operations[`${method} ?${special}`];
  const part = parameters.find((name) => Object.hasOwn(parts, name));
  if (part !== undefined) return Object.hasOwn(VERBS, method) ? `${VERBS[method]}${parts[part]}` : undefined;
  if (method === 'PUT' && key !== undefined && headers.has('x-amz-copy-source')) return 'CopyObject';
  return Object.hasOwn(operations, method) ? operations[method] : undefined;
}

/** @throws InvalidArgument for two or more different selectors */
function checkSelectors(selectors: readonly string[]): void {
  const [first, ...others] = [...new Set(selectors)].sort();
  if (first === undefined || others.length === 0) return;
  const message = `Conflicting query string parameters: ${[first, ...others].join(', ')}`;
  throw new S3Error('InvalidArgument', 400, message, { ArgumentName: 'ResourceType', ArgumentValue: first });
}
