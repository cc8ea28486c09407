import { AwsError, invalidAction } from './errors.ts';
import { iamOperations } from './iam/operations.ts';
import { inputOf } from './input.ts';
import type { Operation } from './operation.ts';
import { listBuckets } from './s3/list-buckets.ts';
import { stsOperations } from './sts/operations.ts';

export type ServiceName = 'iam' | 'sts' | 's3';

/** A call as read from the wire, before anybody is asked who sent it. */
export interface WireCall {
  readonly service: ServiceName;
  /** For the log: `CreateUser`, `ListBuckets`, or the method and path of something unknown. */
  readonly operationName: string;
  readonly version: string;
  readonly input: Record<string, unknown>;
}

const QUERY_SERVICES = {
  iam: { operations: iamOperations, version: '2010-05-08' },
  sts: { operations: stsOperations, version: '2011-06-15' },
} as const;

export function readCall(service: ServiceName, method: string, url: URL, body: Uint8Array): WireCall {
  if (service === 's3') {
    const isListBuckets = method === 'GET' && url.pathname === '/';
    const operationName = isListBuckets ? 'ListBuckets' : `${method} object or bucket`;
    return { service, operationName, version: '2006-03-01', input: Object.fromEntries(url.searchParams) };
  }
  const form = new URLSearchParams(new TextDecoder().decode(body));
  for (const [name, value] of url.searchParams) if (!form.has(name)) form.set(name, value);
  const action = form.get('Action') ?? '';
  const operationName = /^\w{1,128}$/.test(action) ? action : '(none)';
  return { service, operationName, version: form.get('Version') ?? '', input: inputOf(form) };
}

/** @throws InvalidAction or NotImplemented: what the sandbox does not know is never a success */
export function operationOf(call: WireCall): Operation {
  if (call.service === 's3') {
    if (call.operationName === 'ListBuckets') return listBuckets;
    throw new AwsError('NotImplemented', 501, 'The sandbox does not support this operation.');
  }
  const service = QUERY_SERVICES[call.service];
  const operation = service.operations.get(call.operationName);
  const isKnownVersion = call.version === '' || call.version === service.version;
  if (!operation || !isKnownVersion) throw invalidAction(call.operationName, call.version || service.version);
  return operation;
}

/** The name policies use. */
export function actionOf(call: WireCall): string {
  return call.service === 's3' ? 's3:ListAllMyBuckets' : `${call.service}:${call.operationName}`;
}
