import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { handleOf } from '../../shapes/user-shape.ts';
import type { SlackState } from '../../state/state.ts';
import { refuseInput } from '../bot-method.ts';
import { type AnyMethod, method } from '../method.ts';

const anything = z.record(z.string(), z.unknown());

export const authMethods: Readonly<Record<string, AnyMethod>> = {
  'api.test': method(
    {
      scopes: [],
      callers: ['nobody'],
      input: anything,
      answer: (_state, input) => echo(input),
    },
    refuseInput,
  ),
  'auth.test': method(
    {
      scopes: [],
      callers: ['bot', 'app'],
      input: anything,
      answer: (state, _input, caller) => identity(state, caller),
    },
    refuseInput,
  ),
};

/**
 * Returns the arguments that are not objects or lists.
 * @throws SlackRefusal the error in the argument `error`
 */
function echo(input: Readonly<Record<string, unknown>>): object {
  const args = Object.fromEntries(Object.entries(input).filter(([, value]) => typeof value !== 'object'));
  return typeof input.error === 'string' ? refuse(input.error, { args }) : { args };
}

function identity(state: SlackState, caller: string): object {
  if (caller === 'app') return { app_name: state.manifest.appName, app_id: state.app.appId };
  return {
    url: `${state.baseUrl}/`,
    team: state.team.name,
    user: handleOf(state),
    team_id: state.team.id,
    user_id: state.app.botUserId,
    bot_id: state.app.botId,
    is_enterprise_install: false,
  };
}
