import type { WebClient } from '@slack/web-api';
import { createFilesApi, type FilesApi } from './files-api.ts';
import { createMessagesApi, type MessagesApi } from './messages-api.ts';
import { createMethodLimits, type MethodLimits } from './method-limits.ts';
import { createViewsApi, type ViewsApi } from './views-api.ts';

/** The one door to Slack for everything that is written there: which answers count as success is decided here. */
export interface SlackDoor extends MessagesApi, FilesApi, ViewsApi {}

export function createSlackDoor(client: WebClient, limits: MethodLimits = createMethodLimits(Date.now)): SlackDoor {
  return {
    ...createMessagesApi(client, limits),
    ...createFilesApi(client, limits),
    ...createViewsApi(client, limits),
  };
}
