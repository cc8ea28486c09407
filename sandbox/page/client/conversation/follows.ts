import type { ScreenMessage } from '../../../slack/person/types.ts';

const RUN_SECONDS = 300;

/**
 * Returns whether a message needs no name of its own: the message before has the same author and is less than five
 * minutes older, as in Slack.
 */
export function follows(message: ScreenMessage, before: ScreenMessage | undefined): boolean {
  if (!before || looksOf(before) !== looksOf(message)) return false;
  if (before.isEphemeral || message.isEphemeral || before.threadTs !== message.threadTs) return false;
  return Number(message.ts) - Number(before.ts) < RUN_SECONDS;
}

/** Returns the author as shown, because one app can post under many names and pictures. */
function looksOf({ authorName, isFromApp, icon }: ScreenMessage): string {
  return JSON.stringify([authorName, isFromApp, icon]);
}
