import type { ScreenMessage } from '../../../slack/person/types.ts';

const RUN_SECONDS = 300;

/** Whether a message stands under the name of the one before: of the same author, within five minutes, as in Slack. */
export function follows(message: ScreenMessage, before: ScreenMessage | undefined): boolean {
  if (!before || looksOf(before) !== looksOf(message)) return false;
  if (before.isEphemeral || message.isEphemeral || before.threadTs !== message.threadTs) return false;
  return Number(message.ts) - Number(before.ts) < RUN_SECONDS;
}

/** One app can post under many names and pictures. */
function looksOf({ authorName, isFromApp, icon }: ScreenMessage): string {
  return JSON.stringify([authorName, isFromApp, icon]);
}
