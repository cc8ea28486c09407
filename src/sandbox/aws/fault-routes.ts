import { z } from 'zod';
import { type Faults, faultOrder } from './fault-orders.ts';

/** `/_sandbox/faults`: POST orders one, GET lists what is still to come, DELETE forgets them all. */
export async function answerFaults(faults: Faults, request: Request): Promise<Response> {
  if (request.method === 'GET') return Response.json(faults.outstanding());
  if (request.method === 'DELETE') {
    faults.clear();
    return Response.json(faults.outstanding());
  }
  if (request.method !== 'POST') {
    return new Response('Only GET, POST and DELETE.', { status: 405, headers: { allow: 'GET, POST, DELETE' } });
  }
  // A page of another site can post a text without asking first, but not JSON that is declared as such.
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return new Response('The body must be application/json.', { status: 415 });
  }
  const order = faultOrder.safeParse(await request.json().catch(() => undefined));
  if (!order.success) return new Response(z.prettifyError(order.error), { status: 400 });
  faults.order(order.data);
  return Response.json(faults.outstanding(), { status: 201 });
}
