import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { refuseInput } from '../bot-method.ts';
import { type AnyMethod, method } from '../method.ts';

/** Returns the method that opens a Socket Mode connection. `issueTicket` returns the address for one connection. */
export function connectionMethods(issueTicket: () => string): Readonly<Record<string, AnyMethod>> {
  return {
    'apps.connections.open': method(
      {
        scopes: ['connections:write'],
        callers: ['app'],
        input: z.object({}),
        answer: (state) => (state.manifest.isSocketMode ? { url: issueTicket() } : refuse('socket_mode_not_enabled')),
      },
      refuseInput,
    ),
  };
}
