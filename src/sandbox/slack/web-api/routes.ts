import { Hono } from 'hono';
import { SlackRefusal } from '../refusal.ts';
import type { SlackState } from '../state/state.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { authorize, identify, scopesOf } from './authorize.ts';
import type { AnyMethod, Caller } from './method.ts';
import { takeRateLimit } from './rate-limits.ts';

/** `/api/<method>`: HTTP 200, also for a refusal, which is `ok: false` with Slack's word; only `ratelimited` is 429. */
export function webApiRoutes(state: SlackState, methods: Readonly<Record<string, AnyMethod>>): Hono {
  const routes = new Hono();
  routes.all('/:method', async (context) => {
    const retryAfterSeconds = takeRateLimit(state, context.req.param('method'));
    if (retryAfterSeconds !== undefined) {
      return context.json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': `${retryAfterSeconds}` });
    }
    const headers: Record<string, string> = { 'x-slack-req-id': crypto.randomUUID() };
    const answer = await answerCall(state, methods, context.req.param('method'), context.req.raw, headers);
    return context.json(answer, 200, headers);
  });
  return routes;
}

async function answerCall(
  state: SlackState,
  methods: Readonly<Record<string, AnyMethod>>,
  name: string,
  request: Request,
  headers: Record<string, string>,
): Promise<object> {
  try {
    const wanted = Object.hasOwn(methods, name) ? methods[name] : undefined;
    const input = await readArguments(request);
    if (!wanted) return { ok: false, error: 'unknown_method', req_method: name };
    const caller = identify(state, request.headers.get('authorization'), input);
    showScopes(state, wanted, caller, headers);
    authorize(state, wanted, caller);
    return { ok: true, ...wanted.call(state, withoutToken(input), caller) };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: error.word, ...error.details };
    // A mistake of the sandbox itself: the caller gets Slack's word for it, the terminal the reason.
    process.stderr.write(`embedded Slack, ${name}: ${error instanceof Error ? error.stack : 'unknown'}\n`);
    return { ok: false, error: 'internal_error' };
  }
}

function showScopes(state: SlackState, wanted: AnyMethod, caller: Caller, headers: Record<string, string>): void {
  if (caller === 'nobody') return;
  headers['x-oauth-scopes'] = scopesOf(state, caller).join(',');
  if (wanted.scopes.length > 0) headers['x-accepted-oauth-scopes'] = wanted.scopes.join(',');
}

function withoutToken({ token: _token, ...input }: Arguments): Arguments {
  return input;
}
