import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AwsError, accessDenied } from '../operation/errors.ts';
import type { ServiceName } from '../request/service-name.ts';
import { rateExceeded } from './throttle.ts';

export const FAULT_KINDS = [
  'throttling',
  'service-failure',
  'access-denied',
  'slow',
  'reset-before',
  'reset-after-commit',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const faultOrder = z.strictObject({
  /** As AWS names it, for example `CreateUser`. */
  operation: z.string().regex(/^\w{1,128}$/),
  kind: z.enum(FAULT_KINDS),
  /** How many calls the order affects. */
  times: z.int().min(1).max(1000).default(1),
  /** For `slow`: how much later the call is performed, in milliseconds. */
  slowMs: z.int().min(0).max(600_000).default(2000),
});
export type FaultOrder = z.input<typeof faultOrder>;
type Order = z.output<typeof faultOrder>;

/** What a fault does to one call, before and after the call is performed. */
interface Fault {
  before(): Promise<void>;
  after(): void;
}

/** The faults that were ordered. A call of an operation uses the oldest order for this operation. */
export interface Faults {
  /** @throws ZodError */
  order(order: FaultOrder): void;
  /** Returns the orders that are not used up. */
  outstanding(): readonly Order[];
  clear(): void;
  /** Returns the fault for this call, and counts it as used. */
  take(operation: string, service: ServiceName): Fault;
}

/** Creates an empty list of ordered faults. */
export function createFaults(): Faults {
  let orders: readonly Order[] = [];
  return {
    order: (order) => {
      orders = [...orders, faultOrder.parse(order)];
    },
    outstanding: () => orders,
    clear: () => {
      orders = [];
    },
    take: (operation, service) => {
      const next = orders.find((order) => order.operation === operation);
      if (!next) return NO_FAULT;
      const rest = { ...next, times: next.times - 1 };
      orders = orders.flatMap((order) => (order !== next ? [order] : rest.times > 0 ? [rest] : []));
      return faultOf(next, service);
    },
  };
}

const NO_FAULT: Fault = { before: async () => {}, after: () => {} };

function faultOf({ kind, slowMs }: Order, service: ServiceName): Fault {
  if (kind === 'slow') return { ...NO_FAULT, before: () => sleep(slowMs) };
  if (kind === 'reset-after-commit') {
    const after = () => {
      throw new ConnectionReset('after the call was performed');
    };
    return { ...NO_FAULT, after };
  }
  const before = async () => {
    throw failureOf(kind, service);
  };
  return { ...NO_FAULT, before };
}

/** Returns the error for a fault. Its code and message depend on the service. */
function failureOf(kind: Exclude<FaultKind, 'slow' | 'reset-after-commit'>, service: ServiceName): AwsError {
  const reason = 'This fault was ordered in the sandbox.';
  if (kind === 'reset-before') return new ConnectionReset('before the call was performed');
  if (kind === 'access-denied') return accessDenied('User is not authorized to perform this operation', reason);
  if (kind === 'throttling') {
    return service === 's3'
      ? new AwsError('SlowDown', 503, 'Please reduce your request rate.', reason)
      : rateExceeded(reason);
  }
  const code = { iam: 'ServiceFailure', sts: 'InternalFailure', s3: 'InternalError' }[service];
  return new AwsError(code, 500, 'The request processing has failed because of an unknown error.', reason);
}

/** Thrown if the client gets no answer: the server cuts the connection. */
export class ConnectionReset extends AwsError {
  constructor(when: string) {
    super(
      'ConnectionReset',
      502,
      'The connection was reset.',
      `This fault was ordered in the sandbox: the connection was cut ${when}.`,
    );
  }
}
