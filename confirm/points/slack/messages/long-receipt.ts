import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { section } from '../../../slack/blocks.ts';
import { judge } from '../../../slack/validate.ts';

const SECTIONS = 20;
const SECTION_CHARACTERS = 3000;

export const longReceipt: SlackPoint = {
  id: 'long-receipt',
  service: 'slack',
  statement:
    'Slack accepts a cleanup’s receipt of 60,000 characters in sections, as a message and as a window. Slack may say `msg_blocks_too_long` earlier.',
  where: ['src/slack/listeners/cleanup/progress-view.ts'],
  check: async (scene) => {
    const blocks = Array.from({ length: SECTIONS }, () => section('x'.repeat(SECTION_CHARACTERS)));
    const message = await scene.post({ text: 'A long receipt of a check', blocks });
    const { isTaken, problems } = await judge(scene, {
      view: { type: 'modal', title: { type: 'plain_text', text: 'Receipt' }, blocks },
    });
    const saw = `As a message: ${inWords(message, 'taken')}; as a window: ${isTaken ? 'taken' : problems.join('; ')}.`;
    return verdict(!message.isRefused && isTaken, saw, message.requestId);
  },
};
