import type { IncomingMessage } from 'node:http';
import { answerCall } from './api.ts';
import { answerControl } from './control/control-routes.ts';
import type { Parts } from './parts.ts';

/** Routes a request: the control interface is below `/_sandbox`, AWS is everywhere else. */
export function route(parts: Parts, request: Request, incoming?: IncomingMessage): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname !== '/_sandbox' && !pathname.startsWith('/_sandbox/')) {
    return answerCall(parts, request, incoming);
  }
  return answerControl(parts, request);
}
