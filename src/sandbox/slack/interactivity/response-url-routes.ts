import { Hono } from 'hono';
import { SlackRefusal } from '../refusal.ts';
import { spendResponseUrl } from '../state/response-urls.ts';
import type { SlackState } from '../state/state.ts';
import { respond } from './respond.ts';

/** `POST /response/<team>/<key>`: `ok` as text, or 4xx with Slack's word. */
export function responseUrlRoutes(state: SlackState): Hono {
  const routes = new Hono();
  routes.post('/:team/:key', async (context) => {
    const body = readBody(await context.req.text());
    if (body === undefined) return context.json({ ok: false, error: 'invalid_payload' }, 400);
    const { team, key } = context.req.param();
    const target = spendResponseUrl(state, `${team}/${key}`);
    if (target === undefined) return context.json({ ok: false, error: 'no_service' }, 404);
    if (typeof target === 'string') return context.json({ ok: false, error: target }, 404);
    try {
      respond(state, target, body);
      return context.text('ok');
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return context.json({ ok: false, error: error.word, ...error.details }, 400);
    }
  });
  return routes;
}

/** JSON, or a form whose `payload` is JSON. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch {
    return undefined;
  }
}
