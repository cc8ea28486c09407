import { type Faults, faultOrder } from '../faults/fault-orders.ts';
import { freshJson, type Methods, withPosted } from './control-request.ts';

/** `/_sandbox/faults`: POST orders a fault, GET lists the outstanding ones, DELETE removes them all. */
export function faultRoutes(faults: Faults, request: Request): Methods {
  const list = (status?: number) => freshJson(faults.outstanding(), status);
  return {
    GET: () => list(),
    POST: () =>
      withPosted(request, faultOrder, (order) => {
        faults.order(order);
        return list(201);
      }),
    DELETE: () => {
      faults.clear();
      return list();
    },
  };
}
