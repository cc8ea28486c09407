import type { Operation, Result } from '../operation/operation.ts';
import type { XmlElement } from '../operation/xml.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { S3Address } from './address.ts';

/** One thing S3 can do, ready for a table. */
export interface S3Operation {
  /** The name policies use. */
  readonly action: string;
  readonly operation: Operation;
  /** What of the request goes into the operation; `payload` is the body as its signature allowed it. */
  input(request: S3Request, payload: Uint8Array): Record<string, unknown>;
  reply(result: Result, address: S3Address): S3Reply;
}

export type S3Request = ReceivedRequest & { readonly address: S3Address; readonly region: string };

interface S3Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without its namespace. */
  readonly body?: XmlElement;
}
