import { type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { PICTURE } from '../../../slack/picture.ts';

const NOT_A_CHANNEL = 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]';

interface Announced {
  readonly file_id: string;
}

export const uploadWithoutLength: SlackPoint = {
  id: 'upload-without-length',
  service: 'slack',
  statement:
    '`files.getUploadURLExternal` refuses a length of 0 with `missing_argument`, and a missing length with "missing required field: length".',
  where: ['sandbox/slack/web-api/methods/files.ts'],
  check: async (scene) => {
    const zero = await scene.call('files.getUploadURLExternal', { filename: 'confirm.png', length: 0 });
    const none = await scene.call('files.getUploadURLExternal', { filename: 'confirm.png' });
    const isAsBelieved =
      zero.isRefused &&
      zero.code === 'missing_argument' &&
      none.isRefused &&
      none.message.includes('missing required field: length');
    return verdict(isAsBelieved, `A length of 0: ${inWords(zero)}; none: ${inWords(none)}.`, none.requestId);
  },
};

export const uploadToPerson: SlackPoint = {
  id: 'upload-to-person',
  service: 'slack',
  statement: `\`files.completeUploadExternal\` refuses a person’s id as the channel with \`invalid_arguments\`, "${NOT_A_CHANNEL}".`,
  where: ['sandbox/slack/web-api/methods/files.ts', 'src/slack/api/files-api.ts'],
  check: async (scene) => {
    const about = { filename: 'confirm.png', length: PICTURE.length };
    const announced = await scene.call<Announced>('files.getUploadURLExternal', about);
    if (announced.isRefused) throw new Error(`files.getUploadURLExternal: ${announced.code}`);
    const { file_id: id } = announced.value;
    scene.deleteLater(id);
    const answer = await scene.call('files.completeUploadExternal', {
      files: [{ id, title: 'confirm.png' }],
      channel_id: scene.userId,
    });
    const isAsBelieved =
      answer.isRefused && answer.code === 'invalid_arguments' && answer.message.includes(NOT_A_CHANNEL);
    return verdict(isAsBelieved, `${inWords(answer, 'It was taken')}.`, answer.requestId);
  },
};
