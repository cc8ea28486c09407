import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { answerWithFault } from '../fault-replies.ts';
import { SlackRefusal } from '../refusal.ts';
import type { SlackState } from '../state/state.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { authorize, identify, scopesOf } from './authorize.ts';
import type { AnyMethod, Caller } from './method.ts';

/** Routes that are mounted elsewhere have no connection of their own. */
type Connected = { Bindings: Partial<HttpBindings> | undefined };

/** `/api/<method>`: HTTP 200, also for a refusal, which is `ok: false` with Slack's word; only `ratelimited` is 429. */
export function webApiRoutes(state: SlackState, methods: Readonly<Record<string, AnyMethod>>): Hono<Connected> {
  const routes = new Hono<Connected>();
  routes.all('/:method', async (context) => {
    const name = context.req.param('method');
    const headers: Record<string, string> = { 'x-slack-req-id': crypto.randomUUID() };
    const answer = async () =>
      context.json(await answerCall(state, methods, name, context.req.raw, headers), 200, headers);
    const fault = state.faults.take(name);
    return fault ? answerWithFault(fault, context.env, answer) : answer();
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
