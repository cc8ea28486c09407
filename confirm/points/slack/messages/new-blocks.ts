import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { plain, rows } from '../../../slack/blocks.ts';
import { judge } from '../../../slack/validate.ts';

const task = { task_id: 'first', title: 'A task of a check', status: 'complete' };

/**
 * Blocks that Slack has given to one workspace after another since 2025;
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export const newBlocks: readonly SlackPoint[] = [
  newBlock('table', ['src/slack/messages/table.ts'], { type: 'table', rows: rows(2, 10) }),
  newBlock('plan', ['sandbox/slack/block-kit/blocks/tasks.ts'], { type: 'plan', title: 'A plan', tasks: [task] }),
  newBlock('data_visualization', ['src/slack/messages/debrief'], {
    type: 'data_visualization',
    title: 'A chart',
    chart: { type: 'pie', segments: [{ label: 'one', value: 1 }] },
  }),
];

export const blockAlert: SlackPoint = {
  id: 'block-alert',
  service: 'slack',
  statement: 'Slack accepts an `alert` block in a window and refuses it in a message.',
  where: ['sandbox/slack/block-kit/blocks/surfaces.ts'],
  check: async (scene) => {
    const blocks = [{ type: 'alert', level: 'info', text: plain('An alert') }];
    const window = await judge(scene, { view: { type: 'modal', title: plain('A window'), blocks } });
    const message = await scene.post({ text: 'An alert of a check', blocks });
    const inWindow = window.isTaken ? 'taken' : window.problems.join('; ');
    const saw = `In a window: ${inWindow}; in a message: ${inWords(message, 'taken')}.`;
    return verdict(window.isTaken && message.isRefused, saw, message.requestId);
  },
};

function newBlock(name: string, where: readonly string[], block: object): SlackPoint {
  return {
    id: `block-${name.replaceAll('_', '-')}`,
    service: 'slack',
    statement: `Slack accepts a message with a \`${name}\` block. Older clients may not show it, and some workspaces may not have it yet.`,
    where,
    check: async (scene) => {
      const answer = await scene.post({ text: `A ${name} of a check`, blocks: [block] });
      return verdict(!answer.isRefused, `${inWords(answer, 'It was taken')}.`, answer.requestId);
    },
  };
}
