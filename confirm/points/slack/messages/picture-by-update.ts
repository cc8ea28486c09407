import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { untilAllowed } from '../../../run/waits.ts';
import { section } from '../../../slack/blocks.ts';
import { PICTURE, PROCESSING_LIMIT_SECONDS, pictureBlock } from '../../../slack/picture.ts';
import { allowed } from '../../../slack/web.ts';

const TEXT = 'A check puts a picture into this message.';

export const pictureByUpdate: SlackPoint = {
  id: 'picture-by-update',
  service: 'slack',
  statement: 'A picture (`slack_file`) can be put into a posted message with `chat.update`.',
  where: ['src/slack/tell/qr-poster.ts'],
  check: async (scene) => {
    const { channel } = scene;
    const { ts } = allowed('chat.postMessage', await scene.post({ text: TEXT, blocks: [section(TEXT)] }));
    const blocks = [section(TEXT), pictureBlock(await scene.upload(PICTURE, 'A white square'))];
    const update = () => scene.call<object>('chat.update', { channel, ts, text: TEXT, blocks });
    const taken = await untilAllowed(scene, PROCESSING_LIMIT_SECONDS, update);
    if (taken) return verdict(true, 'The message was updated with the picture.', taken.requestId);
    const last = await update();
    return verdict(false, `It was refused for ${PROCESSING_LIMIT_SECONDS} s: ${inWords(last)}.`, last.requestId);
  },
};
