import { authMethods } from './auth.ts';
import { blockMethods } from './blocks.ts';
import { chatMethods } from './chat.ts';
import { connectionMethods } from './connections.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import type { AnyMethod } from './method.ts';
import { peopleMethods } from './people.ts';
import { userGroupMethods } from './user-groups.ts';
import { viewMethods } from './views.ts';

/** Every Web API method that the embedded Slack has; all others are `unknown_method`. */
export function allMethods(issueTicket: () => string): Readonly<Record<string, AnyMethod>> {
  return {
    ...authMethods,
    ...connectionMethods(issueTicket),
    ...chatMethods,
    ...conversationMethods,
    ...peopleMethods,
    ...userGroupMethods,
    ...viewMethods,
    ...fileMethods,
    ...blockMethods,
  };
}
