/**
 * Escapes the three characters with a meaning in Slack's mrkdwn; https://docs.slack.dev/messaging/formatting-message-text.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Returns a name in code style. Backticks would end the style, so they become apostrophes. */
export function code(name: string): string {
  return `\`${escapeMrkdwn(name.replaceAll('`', "'"))}\``;
}

/**
 * Returns a time of day that Slack shows in each reader's time zone, with UTC as fallback.
 * @param at epoch milliseconds
 */
export function timeOfDay(at: number): string {
  const fallback = `${new Date(at).toISOString().slice(11, 16)} UTC`;
  return `<!date^${Math.floor(at / 1000)}^{time}|${fallback}>`;
}

/**
 * Returns a time of day with seconds. Rounds up, because the text says from which time something is possible.
 * @param at epoch milliseconds
 */
export function secondOfDay(at: number): string {
  const seconds = Math.ceil(at / 1000);
  const fallback = `${new Date(seconds * 1000).toISOString().slice(11, 19)} UTC`;
  return `<!date^${seconds}^{time_secs}|${fallback}>`;
}

/** Returns a mention: Slack shows it as the user's name, and notifies them. */
export function mention(userId: string): string {
  return `<@${userId}>`;
}

export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}
