import type { IncomingMessage } from 'node:http';
import { answerCall } from './api.ts';
import { answerFaults } from './fault-routes.ts';
import type { Parts } from './parts.ts';

/** The one address: the page's view and the ordering of faults below `/_sandbox`, AWS everywhere else. */
export function route(parts: Parts, request: Request, incoming?: IncomingMessage): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname !== '/_sandbox' && !pathname.startsWith('/_sandbox/')) {
    return answerCall(parts, request, incoming);
  }
  // A web page under a name that now resolves to this machine could read along otherwise (DNS rebinding).
  if (!isLocal(request)) return new Response('Only for this machine.', { status: 403 });
  if (pathname === '/_sandbox/faults') return answerFaults(parts.faults, request);
  if (request.method !== 'GET') return new Response('Only GET.', { status: 405, headers: { allow: 'GET' } });
  if (pathname === '/_sandbox/view') return Response.json(parts.view(), { headers: { 'cache-control': 'no-store' } });
  if (pathname === '/_sandbox/view/stream') return parts.streams.open();
  return new Response('Not found.', { status: 404 });
}

function isLocal(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(host);
}
