import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';

export const retiredUpload: SlackPoint = {
  id: 'retired-upload',
  service: 'slack',
  statement: 'The retired method `files.upload` answers `method_deprecated`.',
  where: ['sandbox/slack/web-api/methods.ts'],
  check: async (scene) => {
    const answer = await scene.call('files.upload', { content: 'a check', filename: 'confirm.txt' });
    return verdict(
      answer.isRefused && answer.code === 'method_deprecated',
      `${inWords(answer, 'It was taken')}.`,
      answer.requestId,
    );
  },
};
