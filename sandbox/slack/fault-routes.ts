import { Hono } from 'hono';
import { z } from 'zod';
import { type Faults, faultOrder } from './fault-orders.ts';
import { isLocalRequest } from './person/local-only.ts';

/** Serves `/_sandbox/faults`: POST orders a fault, GET lists the faults that are not used up, DELETE removes all. */
export function faultRoutes(faults: Faults): Hono {
  const routes = new Hono();
  routes.use(async (context, next) =>
    isLocalRequest(context.req.raw) ? next() : context.text('Use 127.0.0.1, and for a POST a JSON content type.', 403),
  );
  routes.get('/', (context) => context.json(faults.outstanding()));
  routes.delete('/', (context) => {
    faults.clear();
    return context.json(faults.outstanding());
  });
  routes.post('/', async (context) => {
    const order = faultOrder.safeParse(await context.req.json().catch(() => undefined));
    if (!order.success) return context.text(z.prettifyError(order.error), 400);
    faults.order(order.data);
    return context.json(faults.outstanding(), 201);
  });
  return routes;
}
