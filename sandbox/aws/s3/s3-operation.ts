import type { Operation, Result } from '../operation/operation.ts';
import type { XmlElement } from '../operation/xml.ts';
import type { ReceivedRequest } from '../request/received-request.ts';
import type { S3Address } from './address.ts';

/** One operation of S3. */
export interface S3Operation {
  /** The name of the action in policies. */
  readonly action: string;
  readonly operation: Operation;
  /** Returns the input of the operation. `payload` is the body, checked against the signature. */
  input(request: S3Request, payload: Uint8Array): Record<string, unknown>;
  reply(result: Result, address: S3Address): S3Reply;
}

export type S3Request = ReceivedRequest & { readonly address: S3Address; readonly region: string };

interface S3Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The XML body without its namespace. */
  readonly body?: XmlElement;
}
