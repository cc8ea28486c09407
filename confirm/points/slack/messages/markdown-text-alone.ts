import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const markdownTextAlone: SlackPoint = {
  id: 'markdown-text-alone',
  service: 'slack',
  statement: '`markdown_text` is the content of a message by itself, and is refused together with `text`.',
  where: ['sandbox/slack/web-api/methods/chat.ts'],
  check: async (scene) => {
    const alone = await scene.post({ markdown_text: '**A message** of a check' });
    const withText = await scene.post({ markdown_text: '**A message** of a check', text: 'A message of a check' });
    const saw = `Alone: ${inWords(alone, 'taken')}; with a text: ${inWords(withText, 'taken')}.`;
    return verdict(!alone.isRefused && withText.isRefused, saw, alone.requestId);
  },
};
