import type { ScreenMessage } from '../../../slack/person/types.ts';

const RUN_SECONDS = 300;

/**
 * Returns whether a message is shown without the name of its author. As in Slack, this is so if the message before has
 * the same author and thread and is less than five minutes older, and neither of the two is ephemeral.
 */
export function follows(message: ScreenMessage, before: ScreenMessage | undefined): boolean {
  if (!before || looksOf(before) !== looksOf(message)) return false;
  if (before.isEphemeral || message.isEphemeral || before.threadTs !== message.threadTs) return false;
  return Number(message.ts) - Number(before.ts) < RUN_SECONDS;
}

/** Returns the author as the page shows it: one app can post under many names and pictures. */
function looksOf({ authorName, isFromApp, icon }: ScreenMessage): string {
  return JSON.stringify([authorName, isFromApp, icon]);
}
