import type { AnyMethod } from './method.ts';
import { authMethods } from './methods/auth.ts';
import { blockMethods } from './methods/blocks.ts';
import { chatMethods } from './methods/chat.ts';
import { connectionMethods } from './methods/connections.ts';
import { conversationMethods } from './methods/conversations.ts';
import { fileMethods } from './methods/files.ts';
import { memberMethods } from './methods/members.ts';
import { peopleMethods } from './methods/people.ts';
import { reactionMethods } from './methods/reactions.ts';
import { userGroupMethods } from './methods/user-groups.ts';
import { viewMethods } from './methods/views.ts';

/** Returns all Web API methods of the embedded Slack. */
export function allMethods(issueTicket: () => string): Readonly<Record<string, AnyMethod>> {
  return {
    ...authMethods,
    ...connectionMethods(issueTicket),
    ...chatMethods,
    ...conversationMethods,
    ...memberMethods,
    ...reactionMethods,
    ...peopleMethods,
    ...userGroupMethods,
    ...viewMethods,
    ...fileMethods,
    ...blockMethods,
  };
}
