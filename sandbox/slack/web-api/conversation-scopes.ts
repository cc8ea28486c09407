import { refuse } from '../refusal.ts';
import type { Conversation } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { requireScope } from './authorize.ts';

/** One of these scopes is needed for methods that list or describe conversations. */
export const READ_SCOPES: readonly string[] = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
/** One of these scopes is needed for methods that read messages. */
export const HISTORY_SCOPES: readonly string[] = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const TYPES = ['public_channel', 'private_channel', 'mpim', 'im'];
const KINDS: Readonly<Record<string, Conversation['kind'] | undefined>> = { public_channel: 'channel', im: 'app-dm' };

/** Returns the scope that is needed to describe or read this conversation. */
export function scopeFor({ kind }: Conversation, right: 'read' | 'history'): string {
  return `${kind === 'app-dm' ? 'im' : 'channels'}:${right}`;
}

/**
 * Returns the conversations of the types that a `types` argument lists.
 * @throws SlackRefusal `invalid_types`, or `missing_scope` for one of them
 */
export function conversationsOfTypes(state: SlackState, given: string): readonly Conversation[] {
  const types = given.split(',').map((type) => type.trim());
  if (types.some((type) => !TYPES.includes(type))) return refuse('invalid_types');
  const kinds = types.map((type) => KINDS[type]);
  const wanted = [...state.conversations.values()].filter(({ kind }) => kinds.includes(kind));
  for (const conversation of wanted) requireScope(state, scopeFor(conversation, 'read'));
  return wanted;
}
