import { randomBytes, randomUUID } from 'node:crypto';
import type { AwsError } from './errors.ts';
import type { Result } from './operation.ts';
import type { ServiceName, WireCall } from './services.ts';
import { toXml, type XmlElement } from './xml.ts';

const NAMESPACES = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  s3: 'http://s3.amazonaws.com/doc/2006-03-01/',
} as const;

export function successReply(call: WireCall, result: Result, now: number): Response {
  const { service, operationName } = call;
  const requestId = newRequestId(service);
  if (service === 's3') {
    return reply(service, 200, requestId, now, {
      ListAllMyBucketsResult: { '@xmlns': NAMESPACES.s3, ...result },
    });
  }
  return reply(service, 200, requestId, now, {
    [`${operationName}Response`]: {
      '@xmlns': NAMESPACES[service],
      ...(result && { [`${operationName}Result`]: result }),
      ResponseMetadata: { RequestId: requestId },
    },
  });
}

/** S3 answers with a bare `<Error>`, the others with `<ErrorResponse>`. */
export function errorReply(service: ServiceName, error: AwsError, now: number): Response {
  const requestId = newRequestId(service);
  const { code: Code, message: Message } = error;
  if (service === 's3') {
    return reply(service, error.httpStatus, requestId, now, { Error: { Code, Message, RequestId: requestId } });
  }
  return reply(service, error.httpStatus, requestId, now, {
    ErrorResponse: {
      '@xmlns': NAMESPACES[service],
      Error: { Type: error.httpStatus >= 500 ? 'Receiver' : 'Sender', Code, Message },
      RequestId: requestId,
    },
  });
}

function newRequestId(service: ServiceName): string {
  return service === 's3' ? randomBytes(8).toString('hex').toUpperCase() : randomUUID();
}

/** Clients correct their clock by the Date header, so it tells the account's time. */
function reply(service: ServiceName, status: number, requestId: string, now: number, body: XmlElement): Response {
  const headers = {
    'content-type': service === 's3' ? 'application/xml' : 'text/xml',
    date: new Date(now).toUTCString(),
    [service === 's3' ? 'x-amz-request-id' : 'x-amzn-requestid']: requestId,
  };
  return new Response(toXml(body), { status, headers });
}
