import { z } from 'zod';
import type { Parts } from '../parts.ts';
import { answerCalls } from './control-calls.ts';
import { controlHelp } from './control-help.ts';
import { answerMethod, freshJson, type Methods, withPosted } from './control-request.ts';
import { answerSeed } from './control-seed.ts';
import { faultRoutes } from './fault-routes.ts';

/** The largest `offsetSeconds` and `advanceSeconds` of one call, forward or back: ten years, in seconds. */
const FARTHEST = 315_360_000;
const seconds = z.number().min(-FARTHEST).max(FARTHEST);
const clockOrder = z.union([z.strictObject({ offsetSeconds: seconds }), z.strictObject({ advanceSeconds: seconds })], {
  error: `Give either offsetSeconds or advanceSeconds, a number from ${-FARTHEST} to ${FARTHEST}.`,
});
const throttleOrder = z.strictObject({ perSecond: z.number().gt(0).max(10_000).nullable() });

type Route = (parts: Parts, request: Request) => Methods;

const ROUTES: Readonly<Record<string, Route>> = {
  '/': () => ({ GET: () => new Response(controlHelp) }),
  '/view': (parts) => ({ GET: () => freshJson(parts.view()) }),
  '/view/stream': (parts) => ({ GET: () => parts.streams.open() }),
  '/calls': (parts, request) => ({ GET: () => answerCalls(parts.log, new URL(request.url).searchParams) }),
  '/faults': (parts, request) => faultRoutes(parts.faults, request),
  '/reset': (parts, request) => ({
    POST: () =>
      withPosted(request, z.strictObject({}), () => {
        parts.reset();
        return freshJson({});
      }),
  }),
  '/seed': (parts, request) => ({ POST: () => answerSeed(parts, request) }),
  '/clock': (parts, request) => {
    const show = () => freshJson(parts.view().clock);
    const move = (order: z.output<typeof clockOrder>) => {
      const { clock, log } = parts;
      clock.moveTo('offsetSeconds' in order ? order.offsetSeconds : clock.offsetSeconds + order.advanceSeconds);
      log.touch();
      return show();
    };
    return { GET: show, POST: () => withPosted(request, clockOrder, move) };
  },
  '/throttle': (parts, request) => {
    const show = () => freshJson(parts.view().throttle);
    const limit = ({ perSecond }: z.output<typeof throttleOrder>) => {
      parts.throttle.limitTo(perSecond);
      parts.log.touch();
      return show();
    };
    return { GET: show, POST: () => withPosted(request, throttleOrder, limit) };
  },
};

/** Answers everything below `/_sandbox`, if the Host header is `localhost` or 127.0.0.1. */
export function answerControl(parts: Parts, request: Request): Response | Promise<Response> {
  // A web page whose host name resolves to this machine could read the answers otherwise (DNS rebinding).
  if (!isLocal(request)) return new Response('The host name must be localhost or 127.0.0.1.\n', { status: 403 });
  const path = new URL(request.url).pathname.slice('/_sandbox'.length) || '/';
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (!route) return new Response('Not found. GET /_sandbox/ lists all paths.\n', { status: 404 });
  return answerMethod(route(parts, request), request);
}

function isLocal(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}
