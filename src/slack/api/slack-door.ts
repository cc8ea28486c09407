import type { WebClient } from '@slack/web-api';
import { createFilesApi, type FilesApi } from './files-api.ts';
import { createMessagesApi, type MessagesApi } from './messages-api.ts';
import { createMethodLimits, type MethodLimits } from './method-limits.ts';
import { createViewsApi, type ViewsApi } from './views-api.ts';

/**
 * Everything that the bot writes to Slack, except acknowledgements, goes through this interface. It decides which of
 * Slack's answers count as success.
 */
export interface SlackDoor extends MessagesApi, FilesApi, ViewsApi {}

export function createSlackDoor(client: WebClient, limits: MethodLimits = createMethodLimits(Date.now)): SlackDoor {
  return {
    ...createMessagesApi(client, limits),
    ...createFilesApi(client, limits),
    ...createViewsApi(client, limits),
  };
}
