import type { App } from '@slack/bolt';
import type { TableBlock } from '@slack/types';

export const releaseNotes = {
  commands: [
    { command: '/release', description: 'Tell what is new' },
    { command: '/released', description: 'Tell that it is everywhere' },
  ],
};

const NOTES = '# Release 2\n\n- **Faster** start\n- [All changes](https://example.com/changes)\n';

/** Posts release notes in Markdown and a table of the regions, and updates both when the release is complete. */
export function registerReleaseNotes(app: App): void {
  const posted = new Map<string, string[]>();
  app.command('/release', async ({ ack, command, client }) => {
    await ack();
    const channel = command.channel_id;
    const notes = await client.chat.postMessage({ channel, markdown_text: NOTES });
    const state = await client.chat.postMessage({ channel, text: 'Where it is', blocks: [table('waiting')] });
    posted.set(channel, [notes.ts ?? '', state.ts ?? '']);
  });
  app.command('/released', async ({ ack, command, client }) => {
    await ack();
    const channel = command.channel_id;
    const [notes = '', state = ''] = posted.get(channel) ?? [];
    await client.chat.update({ channel, ts: notes, markdown_text: NOTES.replace('Release 2', 'Release 2 is out') });
    await client.chat.update({ channel, ts: state, text: 'Where it is', blocks: [table('done')] });
  });
}

function table(state: string): TableBlock {
  const cell = (text: string) => ({ type: 'raw_text' as const, text });
  return {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right' }],
    rows: [
      [cell('Region'), cell('State')],
      [cell('Europe'), cell(state)],
    ],
  };
}
