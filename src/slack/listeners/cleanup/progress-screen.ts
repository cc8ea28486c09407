import type { WebClient } from '@slack/web-api';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { callSlack } from '../../api/slack-call.ts';
import { updateView } from '../../api/views-api.ts';
import { openDm, postMessage } from '../../tell/conversations.ts';
import type { Text } from '../../text/en.ts';
import { type CleanupProgress, progressOfCleanupMessage, progressView } from './progress-view.ts';

export interface Viewer {
  readonly by: Actor;
  readonly text: Text;
  readonly viewId: string;
}

/** Shows progress in the window, and from its closing on in one message of the admin's DM. Only news is sent. */
export function createProgressScreen(client: WebClient, { by, text, viewId }: Viewer) {
  let shown = '';
  let isClosed = false;
  let message: { channel: string; ts: string } | undefined;

  async function tellInDm(progress: CleanupProgress): Promise<void> {
    const content = progressOfCleanupMessage(progress, text);
    if (message) {
      const { channel, ts } = message;
      await callSlack('chat.update', () => client.chat.update({ channel, ts, ...content }));
      return;
    }
    const channel = await openDm(client, by.userId);
    message = { channel, ts: await postMessage(client, channel, content) };
  }

  /** @throws UpstreamError, ConfigError when Slack does not take it; the next call tries again. */
  return async (progress: CleanupProgress): Promise<void> => {
    const view = progressView(progress, text);
    const news = JSON.stringify(view);
    if (news === shown) return;
    isClosed ||= (await updateView(client, viewId, view)) === 'closed';
    if (isClosed) await tellInDm(progress);
    shown = news;
  };
}
