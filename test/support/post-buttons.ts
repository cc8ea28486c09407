import type { Button } from '@slack/types';
import { WebClient } from '@slack/web-api';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';
import { button } from '../../src/slack/messages/blocks.ts';
import { takeHomeItems } from '../../src/slack/scenarios/mfa-user/choices.ts';
import { textOf } from '../../src/slack/text/catalog.ts';

/** Posts a message of the bot with the take-home buttons of a lesson, and a button that sends only the scripts. */
export async function postTakeHomeButtons(slack: EmbeddedSlack, channel: string, demoId: string): Promise<void> {
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const scripts: Button = button('send-scripts', 'Scripts', demoId);
  const elements = [
    ...takeHomeItems('show-policy', textOf('en')).map(({ actionId, label }) => button(actionId, label, demoId)),
    scripts,
  ];
  await client.chat.postMessage({ channel, text: 'More', blocks: [{ type: 'actions', block_id: 'more', elements }] });
}
