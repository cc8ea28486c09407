import { notDecided, type SlackPoint, verdict } from '../../../point.ts';
import { inWords } from '../../../run/answer.ts';
import { PICTURE } from '../../../slack/picture.ts';

const ALT_TEXT = 'A white square of a check';

interface FileInfo {
  readonly file: { readonly alt_txt?: string };
}

export const altTextOfUpload: SlackPoint = {
  id: 'alt-text-of-upload',
  service: 'slack',
  statement: '`files.getUploadURLExternal` takes the alternative text of a picture as `alt_txt`, not as `alt_text`.',
  where: ['src/slack/api/files-api.ts'],
  check: async (scene) => {
    const file = await scene.upload(PICTURE, ALT_TEXT);
    const answer = await scene.call<FileInfo>('files.info', { file });
    if (answer.isRefused) return notDecided(`The file cannot be looked at: ${inWords(answer)}.`);
    const { alt_txt: found } = answer.value.file;
    return verdict(
      found === ALT_TEXT,
      `The file has ${found === undefined ? 'no such text' : `"${found}"`}.`,
      answer.requestId,
    );
  },
};
