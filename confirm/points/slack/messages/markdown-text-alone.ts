import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

const MARKDOWN = '**A message** of a check';

interface PostedMessage {
  readonly message?: { readonly text?: string; readonly blocks?: readonly { readonly type: string }[] };
}

export const markdownTextAlone: SlackPoint = {
  id: 'markdown-text-alone',
  service: 'slack',
  statement: 'A message can have `markdown_text` as its only content; together with `text` it is refused.',
  where: ['sandbox/slack/web-api/methods/chat.ts'],
  check: async (scene) => {
    const alone = await scene.post({ markdown_text: MARKDOWN });
    const withText = await scene.post({ markdown_text: MARKDOWN, text: 'A message of a check' });
    const saw = `Alone: ${inWords(alone, 'taken')}; with a text: ${inWords(withText, 'taken')}.`;
    return verdict(!alone.isRefused && withText.isRefused, saw, alone.requestId);
  },
};

export const markdownTextShape: SlackPoint = {
  id: 'markdown-text-shape',
  service: 'slack',
  statement: 'A message that was posted with `markdown_text` has the Markdown as its `text`, and one `markdown` block.',
  where: ['sandbox/slack/web-api/message-content.ts'],
  check: async (scene) => {
    const answer = await scene.post({ markdown_text: MARKDOWN });
    if (answer.isRefused) return verdict(false, `${inWords(answer)}.`, answer.requestId);
    const { text = '', blocks = [] } = (answer.value as PostedMessage).message ?? {};
    const types = blocks.map(({ type }) => type).join(' and ');
    const saw = `The text is "${text}", the blocks are: ${types || 'none'}.`;
    return verdict(text === MARKDOWN && types === 'markdown', saw, answer.requestId);
  },
};
