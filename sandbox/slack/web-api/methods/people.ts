import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { botProfileShape, botUserShape, emailOf, profileShape, userShape } from '../../shapes/user-shape.ts';
import type { SlackState } from '../../state/state.ts';
import { botMethod } from '../bot-method.ts';
import { type AnyMethod, flag } from '../method.ts';
import { pageArguments, pageOf } from '../paging.ts';

/** Slack answers `user_not_found` if the argument is missing (reported in github.com/kortix-ai/suna/pull/6616). */
const user = z.object({ user: z.string().default(''), include_locale: flag.default(false) });
const profile = z.object({ user: z.string().optional(), include_labels: flag.default(false) });
const email = z.object({ email: z.string().min(1) });
const list = z.object({ include_locale: flag.default(false), ...pageArguments });
const bot = z.object({ bot: z.string().optional() });

export const peopleMethods: Readonly<Record<string, AnyMethod>> = {
  'users.info': botMethod(['users:read'], user, (state, input) => {
    if (input.user === state.app.botUserId) return { user: botUserShape(state) };
    const found = state.users.get(input.user);
    return found ? { user: userShape(state, found, input.include_locale) } : refuse('user_not_found');
  }),
  'users.lookupByEmail': botMethod(['users:read.email'], email, (state, input) => {
    const address = input.email.trim().toLowerCase();
    const found = [...state.users.values()].find((one) => emailOf(one) === address);
    return found ? { user: userShape(state, found, false) } : refuse('users_not_found');
  }),
  'users.profile.get': botMethod(['users.profile:read'], profile, (state, input) => {
    const userId = input.user ?? state.app.botUserId;
    if (userId === state.app.botUserId) return { profile: botProfileShape(state) };
    const found = state.users.get(userId);
    return found ? { profile: profileShape(state, found) } : refuse('user_not_found');
  }),
  'users.list': botMethod(['users:read'], list, listUsers),
  'bots.info': botMethod(['users:read'], bot, botInfo),
  'team.info': botMethod(['team:read'], z.object({}), (state) => ({
    team: { id: state.team.id, name: state.team.name, domain: state.team.domain, email_domain: '', icon: {} },
  })),
};

/** Lists the people, then the app's bot user. */
function listUsers(state: SlackState, input: z.infer<typeof list>): object {
  const ids = [...state.users.keys(), state.app.botUserId];
  const { page, nextCursor } = pageOf(ids, input, (id) => id);
  const members = page.map((id) => {
    const user = state.users.get(id);
    return user ? userShape(state, user, input.include_locale) : botUserShape(state);
  });
  return { members, cache_ts: Math.floor(state.now() / 1000), response_metadata: { next_cursor: nextCursor } };
}

function botInfo(state: SlackState, input: z.infer<typeof bot>): object {
  if (input.bot !== undefined && input.bot !== state.app.botId) return refuse('bot_not_found');
  const { botId, appId, botUserId } = state.app;
  return { bot: { id: botId, deleted: false, name: state.manifest.botName, app_id: appId, user_id: botUserId } };
}
