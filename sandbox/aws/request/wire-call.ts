import type { Account } from '../account/state.ts';
import type { AwsError } from '../operation/errors.ts';
import type { Operation, Result } from '../operation/operation.ts';
import type { XmlElement } from '../operation/xml.ts';

/** A call as read from the wire, before anybody is asked who sent it. */
export interface WireCall {
  /** For the log: `CreateUser`, `ListBuckets`, or what is known of something unknown. */
  readonly operationName: string;
  /**
   * What is asked for; only for a good signature or a call that needs none.
   * @param payload the body as that signature allowed it
   * @param region the one that the request is for
   * @throws InvalidAction, NotImplemented and the like: what the sandbox does not know is never a success
   */
  ask(payload: Uint8Array, region: string): Asked;
  /** True for the few calls that need no signature in AWS; the sandbox knows none of them, so `ask` throws. */
  readonly isAskedUnsigned?: boolean;
  /** Returns what a call without a signature is refused with, where that depends on the account. */
  unsignedFault?(account: Account): AwsError | undefined;
}

export interface Asked {
  readonly operation: Operation;
  /** The name policies use. */
  readonly action: string;
  readonly input: Record<string, unknown>;
  reply(result: Result): Reply;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: (requestId: string) => XmlElement;
}
