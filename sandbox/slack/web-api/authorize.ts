import { refuse } from '../refusal.ts';
import type { SlackState } from '../state/state.ts';
import type { Arguments } from './arguments.ts';
import type { AnyMethod, Caller } from './method.ts';

/**
 * Returns the caller, by the token in the `Authorization` header or the `token` argument.
 * @throws SlackRefusal `invalid_auth` for an unknown token
 */
export function identify(state: SlackState, authorization: string | null, input: Arguments): Caller {
  const token = authorization?.match(/^Bearer\s+(.+)$/i)?.[1]?.trim() || input.token;
  if (token === undefined || token === '') return 'nobody';
  if (token === state.secrets.botToken) return 'bot';
  if (token === state.secrets.appToken) return 'app';
  return refuse('invalid_auth');
}

/**
 * Checks that this caller may call this method.
 * @throws SlackRefusal `not_authed`, `not_allowed_token_type` or `missing_scope`
 */
export function authorize(state: SlackState, wanted: AnyMethod, caller: Caller): void {
  if (wanted.callers.includes('nobody')) return;
  if (caller === 'nobody') refuse('not_authed');
  if (!wanted.callers.includes(caller)) refuse('not_allowed_token_type');
  if (wanted.scopes.length > 0) requireOneOf(state, wanted.scopes, scopesOf(state, caller));
}

/**
 * Checks that the bot has this scope, if scopes are enforced.
 * @throws SlackRefusal `missing_scope`
 */
export function requireScope(state: SlackState, needed: string): void {
  requireOneOf(state, [needed], state.manifest.botScopes);
}

function requireOneOf(state: SlackState, needed: readonly string[], provided: readonly string[]): void {
  if (!state.switches.enforceScopes || needed.some((scope) => provided.includes(scope))) return;
  refuse('missing_scope', { needed: needed.join(','), provided: provided.join(',') });
}

export function scopesOf(state: SlackState, caller: Caller): readonly string[] {
  if (caller === 'bot') return state.manifest.botScopes;
  return caller === 'app' ? ['connections:write'] : [];
}
