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
  /** As Slack names it, for example `chat.update`. */
  method: z.string().regex(/^[\w.]{1,128}$/),
  kind: z.enum(FAULT_KINDS),
  /** How many calls it spoils. */
  times: z.int().min(1).max(1000).default(1),
  /** For `rate-limited`: what `Retry-After` says. */
  retryAfterSeconds: z.int().min(0).max(3600).default(1),
});
export type FaultOrder = z.input<typeof faultOrder>;
export type Fault = z.output<typeof faultOrder>;

/** Faults somebody has ordered: the calls of a method suffer them in the order they were placed. */
export interface Faults {
  /** @throws ZodError */
  order(order: FaultOrder): void;
  /** What is still to come. */
  outstanding(): readonly Fault[];
  clear(): void;
  /** The fault this call suffers, if any; used up with that. */
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
