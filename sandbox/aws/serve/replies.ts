import { randomBytes, randomUUID } from 'node:crypto';
import type { AwsError } from '../operation/errors.ts';
import { toJson } from '../operation/json.ts';
import { S3Error } from '../operation/s3-error.ts';
import { toXml, type XmlElement } from '../operation/xml.ts';
import type { ServiceName } from '../request/service-name.ts';
import type { Asked } from '../request/wire-call.ts';
import { namespaceOf } from './query-call.ts';

/** The facts on which the form of an answer depends. */
export interface Addressee {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: string;
  /** Whether the client asked IAM or STS for JSON. */
  readonly wantsJson: boolean;
  /** Epoch milliseconds of the account's clock, for the Date header. Clients correct their clock with this header. */
  readonly now: number;
}

/** Returns the answer to a call that succeeded, with a new request id. */
export function successReply(to: Addressee, reply: ReturnType<Asked['reply']>): Response {
  const ids = newIds(to.service);
  return replyWith(to, ids, reply.status, reply.body?.(ids.requestId), reply.headers);
}

/** Returns the answer for an error. In XML, its root is `<Error>` for S3, and `<ErrorResponse>` for IAM and STS. */
export function errorReply(to: Addressee, error: AwsError): Response {
  const ids = newIds(to.service);
  const body = to.service === 's3' ? s3Error(to, error, ids) : queryError(to, error, ids);
  return replyWith(to, ids, error.httpStatus, body, error instanceof S3Error ? error.headers : {});
}

/** Returns whether an `Accept` header names `application/json` with a weight above zero. */
export function acceptsJson(accept: string | null): boolean {
  return (accept ?? '').split(',').some((part) => {
    const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    return type === 'application/json' && !parameters.some((each) => /^q=0(\.0*)?$/.test(each));
  });
}

/** Returns the request id in the headers of an answer. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get('x-amzn-requestid') ?? headers.get('x-amz-request-id') ?? undefined;
}

interface Ids {
  readonly requestId: string;
  /** The id of the server that answered; only S3 has it. */
  readonly hostId: string;
}

function newIds(service: ServiceName): Ids {
  const requestId = service === 's3' ? randomBytes(8).toString('hex').toUpperCase() : randomUUID();
  return { requestId, hostId: service === 's3' ? randomBytes(48).toString('base64') : '' };
}

function s3Error({ path }: Addressee, error: AwsError, { requestId, hostId }: Ids): XmlElement {
  const { code: Code, message: Message } = error;
  const details = error instanceof S3Error ? error.details : {};
  return { Error: { Code, Message, ...details, Resource: path, RequestId: requestId, HostId: hostId } };
}

function queryError({ service, wantsJson }: Addressee, error: AwsError, { requestId }: Ids): XmlElement {
  const { code: Code, message: Message } = error;
  const Type = error.httpStatus >= 500 ? 'Receiver' : 'Sender';
  if (wantsJson) return { Error: { Code, Message, Type }, RequestId: requestId };
  return {
    ErrorResponse: {
      '@xmlns': namespaceOf(service === 's3' ? 'iam' : service),
      Error: { Type, Code, Message },
      RequestId: requestId,
    },
  };
}

function replyWith(
  { service, method, wantsJson, now }: Addressee,
  { requestId, hostId }: Ids,
  status: number,
  body: XmlElement | undefined,
  more: Readonly<Record<string, string>> = {},
): Response {
  const isEmpty = body === undefined || method === 'HEAD' || status === 204;
  const text = isEmpty ? null : wantsJson ? toJson(body) : toXml(body);
  const headers = {
    ...(service === 's3'
      ? { 'content-type': 'application/xml', 'x-amz-request-id': requestId, 'x-amz-id-2': hostId }
      : { 'content-type': wantsJson ? 'application/json' : 'text/xml', 'x-amzn-requestid': requestId }),
    date: new Date(now).toUTCString(),
    ...more,
  };
  return new Response(text, { status, headers });
}
