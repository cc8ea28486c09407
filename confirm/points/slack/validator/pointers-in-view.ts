import { type SlackPoint, verdict } from '../../../point.ts';
import { plain } from '../../../slack/blocks.ts';
import { judge } from '../../../slack/validate.ts';

export const pointersInView: SlackPoint = {
  id: 'pointers-in-view',
  service: 'slack',
  statement:
    'The pointers that `blocks.validate` returns for a view start at the view: `/blocks/0/text`, not `/view/blocks/0/text`.',
  where: ['sandbox/slack/web-api/methods/blocks.ts'],
  check: async (scene) => {
    const blocks = [{ type: 'header', text: plain('x'.repeat(151)) }];
    const { problems, requestId } = await judge(scene, { view: { type: 'modal', title: plain('A view'), blocks } });
    const [problem = 'nothing'] = problems;
    return verdict(problem.includes('[json-pointer:/blocks/0/text'), `Slack said: ${problem}.`, requestId);
  },
};
