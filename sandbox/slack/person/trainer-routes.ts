import { Hono } from 'hono';
import { z } from 'zod';
import type { AppDelivery } from '../delivery/delivery.ts';
import { expireResponseUrls } from '../state/response-urls.ts';
import { resetState, type SlackState } from '../state/state.ts';
import { trafficStream } from '../traffic/traffic-stream.ts';
import { refused } from './routes.ts';
import type { Done, SlackSwitches, SwitchOrder } from './types.ts';

const millis = z.int().min(0).max(600_000);
const orderSchema = z.strictObject({
  rateLimitNext: z.int().min(0).max(10_000).optional(),
  slowAppMs: millis.optional(),
  rateTiers: z.boolean().optional(),
  deliverTwice: z.boolean().optional(),
  enforceScopes: z.boolean().optional(),
  fileProcessingMs: millis.optional(),
  ackLimitMs: millis.min(1).optional(),
  triggerLifeMs: millis.optional(),
  action: z.enum(['drop-socket', 'refresh-socket', 'expire-response-urls']).optional(),
});

/** Serves the routes for trainers and testers. types.ts describes them. */
export function trainerRoutes(state: SlackState, delivery: AppDelivery): Hono {
  const routes = new Hono();
  const switches = (): SlackSwitches => ({ ...state.switches, delivery: delivery.describe() });
  routes.get('/traffic/stream', () => trafficStream(state));
  routes.get('/switches', (context) => context.json(switches()));
  routes.post('/switches', async (context) => {
    const order = orderSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return refused(context, 400, z.prettifyError(order.error));
    const { action, ...changes } = order.data;
    Object.assign(state.switches, changes);
    if (action) ACTIONS[action](state, delivery);
    return context.json(switches());
  });
  routes.post('/reset', (context) => {
    delivery.reset();
    resetState(state);
    return context.json({ ok: true } satisfies Done);
  });
  return routes;
}

const ACTIONS: Readonly<
  Record<NonNullable<SwitchOrder['action']>, (state: SlackState, delivery: AppDelivery) => void>
> = {
  'drop-socket': (_state, { connections }) => connections.cut(),
  'refresh-socket': (_state, { connections }) => connections.refresh(),
  'expire-response-urls': expireResponseUrls,
};
