import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Fault } from '../fault-orders.ts';
import { answerWithFault } from '../fault-replies.ts';
import { SlackRefusal } from '../refusal.ts';
import type { SlackState } from '../state/state.ts';
import { personOf, summaryOf } from '../traffic/summaries.ts';
import { type Arguments, charsetWarnings, readArguments } from './arguments.ts';
import { authorize, identify, scopesOf } from './authorize.ts';
import { type AnyMethod, type Caller, parsedOrSame } from './method.ts';
import { adviceInsteadOf, isRetired } from './retired.ts';
import { takesJson } from './takes-json.ts';
import { withWarnings } from './warnings.ts';

/** `Bindings` is the Node.js request of a call. It is absent if another server mounts the routes. */
type Connected = { Bindings: Partial<HttpBindings> | undefined };
type Methods = Readonly<Record<string, AnyMethod>>;

interface Call {
  readonly name: string;
  /** The arguments, or the refusal if they cannot be read. */
  readonly input: Arguments | SlackRefusal;
  readonly authorization: string | null;
  /** The headers of the answer. */
  readonly headers: Record<string, string>;
}

/**
 * Serves `/api/<method>`. A refusal is `ok: false` with Slack's error; its status is 200, except for `ratelimited`,
 * which has 429.
 */
export function webApiRoutes(state: SlackState, methods: Methods): Hono<Connected> {
  const routes = new Hono<Connected>();
  routes.all('/:method', (context) => answerNoted(state, methods, context));
  return routes;
}

async function answerNoted(state: SlackState, methods: Methods, context: Context<Connected>): Promise<Response> {
  const call = await readCall(context);
  const { name, input, headers } = call;
  const payload = input instanceof SlackRefusal ? {} : input;
  const settle = state.traffic.open({
    direction: 'from-app',
    kind: name,
    payload: readable(payload),
    person: personOf(state, payload),
    summarize: (shown) => summaryOf(state, name, shown),
  });
  const answer = async () => {
    const body = withWarnings(answerCall(state, methods, call), charsetWarnings(context.req.raw));
    settle({ status: body.ok ? 'answered' : 'failed', answer: body });
    return context.json(body, 200, headers);
  };
  const fault = limitOf(state, name, payload) ?? state.faults.take(name);
  if (!fault) return answer();
  const spoiled = await answerWithFault(fault, context.env, answer);
  settle({ status: 'failed', answer: { fault: fault.kind } });
  return spoiled;
}

async function readCall(context: Context<Connected>): Promise<Call> {
  const request = context.req.raw;
  const name = context.req.param('method') ?? '';
  const input = await readArguments(request, takesJson(name)).catch((error: unknown) => {
    if (error instanceof SlackRefusal) return error;
    throw error;
  });
  return {
    name,
    input,
    authorization: request.headers.get('authorization'),
    headers: { 'x-slack-req-id': crypto.randomUUID() },
  };
}

/** Returns the arguments. JSON text in the fields of a form is parsed. */
function readable(input: Arguments): Arguments {
  const isNested = (value: unknown) => typeof value === 'string' && /^[[{]/.test(value);
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, isNested(value) ? parsedOrSame(value as string) : value]),
  );
}

/** Returns the fault for a call that is over a limit. The limits are off unless a switch turns them on. */
function limitOf(state: SlackState, method: string, { channel }: Arguments): Fault | undefined {
  const refused = (retryAfterSeconds: number): Fault => ({ method, kind: 'rate-limited', times: 1, retryAfterSeconds });
  if (state.switches.rateLimitNext > 0) {
    state.switches.rateLimitNext -= 1;
    return refused(1);
  }
  if (!state.switches.rateTiers) return undefined;
  const seconds = state.rates.take(method, typeof channel === 'string' ? channel : '');
  return seconds === undefined ? undefined : refused(seconds);
}

function answerCall(state: SlackState, methods: Methods, call: Call): { readonly ok: boolean } {
  const { name, input, authorization, headers } = call;
  try {
    if (input instanceof SlackRefusal) throw input;
    const wanted = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (isRetired(name)) return refusal('method_deprecated', adviceInsteadOf(name));
    if (!wanted) return refusal('unknown_method', { req_method: name });
    const caller = identify(state, authorization, input);
    showScopes(state, wanted, caller, headers);
    authorize(state, wanted, caller);
    return { ok: true, ...wanted.call(state, withoutToken(input), caller) };
  } catch (error) {
    if (error instanceof SlackRefusal) return refusal(error.word, error.details);
    // A bug of the sandbox: the app gets Slack's error for it, and the terminal shows the stack.
    process.stderr.write(`embedded Slack, ${name}: ${error instanceof Error ? error.stack : 'unknown'}\n`);
    return refusal('internal_error');
  }
}

function refusal(error: string, details: object = {}): { readonly ok: false } {
  return { ok: false, error, ...details } as { readonly ok: false };
}

function showScopes(state: SlackState, wanted: AnyMethod, caller: Caller, headers: Record<string, string>): void {
  if (caller === 'nobody') return;
  headers['x-oauth-scopes'] = scopesOf(state, caller).join(',');
  if (wanted.scopes.length > 0) headers['x-accepted-oauth-scopes'] = wanted.scopes.join(',');
}

function withoutToken({ token: _token, ...input }: Arguments): Arguments {
  return input;
}
