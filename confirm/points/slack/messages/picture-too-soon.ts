import { notDecided, type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { PICTURE, pictureBlock } from '../../../slack/picture.ts';

export const pictureTooSoon: SlackPoint = {
  id: 'picture-too-soon',
  service: 'slack',
  statement:
    'While Slack processes an upload, it refuses a message with the picture: `invalid_blocks`, "invalid slack file".',
  where: ['src/slack/api/slack-call.ts', 'src/slack/tell/processing-pace.ts'],
  check: async (scene) => {
    const fileId = await scene.upload(PICTURE, 'A white square');
    const answer = await scene.post({ text: 'A picture of a check', blocks: [pictureBlock(fileId)] });
    if (!answer.isRefused) return notDecided('Slack took the picture at once: it was processed already.');
    const isAsBelieved = answer.code === 'invalid_blocks' && answer.message.includes('invalid slack file');
    return verdict(isAsBelieved, `${inWords(answer)}.`, answer.requestId);
  },
};
