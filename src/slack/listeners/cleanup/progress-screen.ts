import type { Actor } from '../../../scenario/participant/operations.ts';
import type { Place } from '../../api/messages-api.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { Text } from '../../text/en.ts';
import { type CleanupProgress, progressOfCleanupMessage, progressView } from './progress-view.ts';

export interface Viewer {
  readonly by: Actor;
  readonly text: Text;
  readonly viewId: string;
}

/**
 * Returns a function that shows the progress in the window. After the admin has closed the window, it shows the
 * progress in one message in the admin's direct message. It sends nothing if the progress is unchanged.
 */
export function createProgressScreen(door: SlackDoor, { by, text, viewId }: Viewer) {
  let shown = '';
  let isClosed = false;
  let message: Place | undefined;

  async function tellInDm(progress: CleanupProgress): Promise<void> {
    const content = progressOfCleanupMessage(progress, text);
    if (message) return door.update(message, content);
    const channel = await door.openDm(by.userId);
    message = { channel, ts: await door.post(channel, content) };
  }

  /** Shows the progress. @throws UpstreamError, ConfigError when Slack refuses it; the next call tries again */
  return async (progress: CleanupProgress): Promise<void> => {
    const view = progressView(progress, text);
    const news = JSON.stringify(view);
    if (news === shown) return;
    isClosed ||= (await door.updateView(viewId, view)) === 'closed';
    if (isClosed) await tellInDm(progress);
    shown = news;
  };
}
