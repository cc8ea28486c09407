import type { App } from '@slack/bolt';

export const assignCommand = {
  commands: [{ command: '/assign', description: 'Give somebody something to do', should_escape: true }],
};

/**
 * Answers with the person, the channel and the link of the command. The command has `should_escape`, so Slack sends
 * them as `<@id|name>`, `<#id|name>` and `<url>`.
 */
export function registerAssignCommand(app: App, texts: string[]): void {
  app.command('/assign', async ({ ack, command, respond }) => {
    texts.push(command.text);
    await ack();
    const [, user, channel, link] = /<@(\w+)\|[^>]*> <#(\w+)\|[^>]*> <([^>|]+)[^>]*>/.exec(command.text) ?? [];
    await respond(`Assigned to <@${user}> in <#${channel}>: <${link}|the task>`);
  });
}
