import { Hono } from 'hono';
import { SlackRefusal } from '../refusal.ts';
import { spendResponseUrl } from '../state/response-urls.ts';
import type { SlackState } from '../state/state.ts';
import { summaryOf } from '../traffic/summaries.ts';
import { respond } from './respond.ts';

interface Answer {
  readonly status: 200 | 400 | 404;
  readonly error?: string;
  readonly details?: object;
}

/** Serves `POST /response/<team>/<key>`. The answer is the text `ok`, or 4xx with Slack's error. */
export function responseUrlRoutes(state: SlackState): Hono {
  const routes = new Hono();
  routes.post('/:team/:key', async (context) => {
    const body = readBody(await context.req.text());
    const key = `${context.req.param('team')}/${context.req.param('key')}`;
    const settle = state.traffic.open({
      direction: 'from-app',
      kind: 'response_url',
      payload: body,
      person: state.responseUrls.get(key)?.userId,
      summarize: (shown) => summaryOf(state, 'response_url', shown),
    });
    const { status, error, details } = answerPost(state, key, body);
    settle(error === undefined ? { status: 'answered' } : { status: 'failed', answer: { error, ...details } });
    return error === undefined ? context.text('ok') : context.json({ ok: false, error, ...details }, status);
  });
  return routes;
}

function answerPost(state: SlackState, key: string, body: unknown): Answer {
  if (body === undefined) return { status: 400, error: 'invalid_payload' };
  const target = spendResponseUrl(state, key);
  if (target === undefined) return { status: 404, error: 'no_service' };
  if (typeof target === 'string') return { status: 404, error: target };
  try {
    respond(state, target, body);
    return { status: 200 };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 400, error: error.word, details: error.details };
  }
}

/** Parses JSON, or a form whose field `payload` is JSON. Returns undefined for anything else. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('payload=') ? (new URLSearchParams(text).get('payload') ?? '') : text);
  } catch {
    return undefined;
  }
}
