import type { Account } from '../account/state.ts';
import type { AwsError } from '../operation/errors.ts';
import type { Operation, Result } from '../operation/operation.ts';
import type { XmlElement } from '../operation/xml.ts';

/** A call as read from the request, before the caller is known. */
export interface WireCall {
  /** For the log: `CreateUser`, `ListBuckets`, the unknown action that was sent, or `(none)`. */
  readonly operationName: string;
  /**
   * Returns the operation and its input. Called only after the signature was verified, or for a call that needs no
   * signature.
   * @param payload the body, checked against the signature
   * @param region the region of the request
   * @throws InvalidAction, NotImplemented or a similar error for a call that the sandbox does not support
   */
  ask(payload: Uint8Array, region: string): Asked;
  /** True for the few calls that need no signature in AWS. The sandbox knows none of them, so `ask` throws. */
  readonly isAskedUnsigned?: boolean;
  /** Returns the error for a call without a signature, if this error depends on the account. */
  unsignedFault?(account: Account): AwsError | undefined;
}

export interface Asked {
  readonly operation: Operation;
  /** The name of the action in policies. */
  readonly action: string;
  readonly input: Record<string, unknown>;
  reply(result: Result): Reply;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (requestId: string) => XmlElement;
}
