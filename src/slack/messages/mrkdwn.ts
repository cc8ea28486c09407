/** The three characters that Slack's mrkdwn gives a meaning; https://docs.slack.dev/messaging/formatting-message-text. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A name in code style. Backticks would end the style, so they become apostrophes. */
export function code(name: string): string {
  return `\`${escapeMrkdwn(name.replaceAll('`', "'"))}\``;
}

/** A moment that every reader sees in their own time zone; the fallback is UTC. `at` in epoch milliseconds. */
export function timeOfDay(at: number): string {
  const fallback = `${new Date(at).toISOString().slice(11, 16)} UTC`;
  return `<!date^${Math.floor(at / 1000)}^{time}|${fallback}>`;
}

/** A moment with its seconds, which are rounded up: something is possible from then on. */
export function secondOfDay(at: number): string {
  const seconds = Math.ceil(at / 1000);
  const fallback = `${new Date(seconds * 1000).toISOString().slice(11, 19)} UTC`;
  return `<!date^${seconds}^{time_secs}|${fallback}>`;
}

export function mention(userId: string): string {
  return `<@${userId}>`;
}

export function channelMention(channelId: string): string {
  return `<#${channelId}>`;
}
