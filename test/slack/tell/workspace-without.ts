import { WebClient } from '@slack/web-api';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { createSlackDoor } from '../../../src/slack/api/slack-door.ts';
import { MANIFEST } from '../../sandbox/slack/support/world.ts';
import { openSlackDoor } from '../../support/slack-door.ts';

/** Starts a workspace that refuses one type of block. `sent` says for each message if it had a block of this type. */
export async function workspaceWithout(type: string) {
  const sent: boolean[] = [];
  const workspace = await workspaceWhere(({ method, body }) => {
    if (!method.startsWith('chat.')) return undefined;
    const hasIt = decodeURIComponent(body).includes(`"type":"${type}"`);
    sent.push(hasIt);
    return hasIt ? Response.json({ ok: false, error: 'invalid_blocks' }) : undefined;
  });
  return { ...workspace, sent };
}

/** Starts a workspace in which `answer` may answer a call of the bot instead of Slack. */
export async function workspaceWhere(answer: Parameters<typeof openSlackDoor>[1]) {
  const slack = await startEmbeddedSlack({ manifest: MANIFEST, fileProcessingMs: 0 });
  const { apiUrl } = await openSlackDoor(slack, answer);
  const client = new WebClient(slack.botToken, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  return { slack, door: createSlackDoor(client), [Symbol.asyncDispose]: () => slack.close() };
}
