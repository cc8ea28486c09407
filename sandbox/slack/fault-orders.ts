import { z } from 'zod';

const FAULT_KINDS = [
  'rate-limited',
  'server-error',
  'not-found',
  'invalid-slack-file',
  'reset-before',
  'reset-after-commit',
] as const;

export const faultOrder = z.strictObject({
  /** Slack's name of the method, for example `chat.update`. */
  method: z.string().regex(/^[\w.]{1,128}$/),
  kind: z.enum(FAULT_KINDS),
  /** How many calls fail. */
  times: z.int().min(1).max(1000).default(1),
  /** The value of `Retry-After` in seconds, for `rate-limited`. */
  retryAfterSeconds: z.int().min(0).max(3600).default(1),
});
export type FaultOrder = z.input<typeof faultOrder>;
export type Fault = z.output<typeof faultOrder>;

/**
 * The faults that a test or a trainer has ordered. A call gets the fault that was ordered first among the faults of its
 * method that are not used up.
 */
export interface Faults {
  /** @throws ZodError */
  order(order: FaultOrder): void;
  /** Returns the faults that are not used up yet. */
  outstanding(): readonly Fault[];
  clear(): void;
  /** Returns the fault for this call, if there is one, and counts it as used. */
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  let orders: readonly Fault[] = [];
  return {
    order: (order) => {
      orders = [...orders, faultOrder.parse(order)];
    },
    outstanding: () => orders,
    clear: () => {
      orders = [];
    },
    take: (method) => {
      const next = orders.find((order) => order.method === method);
      if (!next) return undefined;
      const rest = { ...next, times: next.times - 1 };
      orders = orders.flatMap((order) => (order !== next ? [order] : rest.times > 0 ? [rest] : []));
      return next;
    },
  };
}
