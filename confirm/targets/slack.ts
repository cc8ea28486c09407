import { createMask } from '../run/mask.ts';
import type { AddUndo } from '../run/undo-list.ts';
import type { AnotherApp, Posted, SlackScene } from '../slack/scene.ts';
import { allowed, callWeb, type Web } from '../slack/web.ts';
import type { Target } from './target.ts';

interface SlackPlace {
  readonly name: 'sandbox' | 'slack';
  readonly web: Web;
  readonly apiUrl: string;
  readonly userId: string;
  install?(manifest: object, undo: AddUndo): Promise<AnotherApp>;
  close?(): Promise<void>;
}

/** A message or a file of a check, and the call that deletes it. */
interface Made {
  readonly what: string;
  readonly method: 'chat.delete' | 'files.delete';
  readonly given: object;
}

const GONE: readonly string[] = ['message_not_found', 'file_not_found', 'file_deleted'];

/**
 * Returns a Slack workspace as a target, so that checks can run in it. The checks write only to the person `userId`.
 * The target adds the deletion of each message and file to the undo list of the check.
 */
export function slackTarget({ name, web, apiUrl, userId, install, close }: SlackPlace): Target<SlackScene> {
  const mask = createMask();
  const made: Made[] = [];
  const call = <T>(method: string, given: object) => callWeb<T>(web, method, given);
  if (web.client.token !== undefined) mask.hide(web.client.token);
  mask.hide(userId, '<user>');
  const isGone = async ({ method, given }: Made) => {
    const answer = await call(method, given);
    return answer.isRefused && GONE.includes(answer.code);
  };
  return {
    name,
    mask,
    place: 'in Slack',
    sceneOf: async (_pointId, waits, undo) => {
      const { channel } = allowed(
        'conversations.open',
        await call<{ channel: { id: string } }>('conversations.open', { users: userId }),
      );
      mask.hide(channel.id, '<channel>');
      const remember = (one: Made) => {
        made.push(one);
        undo(one.what, async () => {
          const answer = await call(one.method, one.given);
          if (answer.isRefused && !GONE.includes(answer.code)) throw new Error(answer.code);
        });
      };
      const files = fileCalls(call, (file) =>
        remember({ what: `file ${file}`, method: 'files.delete', given: { file } }),
      );
      return {
        ...waits,
        ...files,
        apiUrl,
        userId,
        channel: channel.id,
        call,
        post: async (content) => {
          const answer = await call<Posted>('chat.postMessage', { channel: channel.id, ...content });
          if (answer.isRefused) return answer;
          const { ts } = answer.value;
          remember({ what: `message ${ts}`, method: 'chat.delete', given: { channel: channel.id, ts } });
          return answer;
        },
        ...(install && { install: (manifest: object) => install(manifest, undo) }),
      };
    },
    left: async () => {
      const left: string[] = [];
      for (const one of made) if (!(await isGone(one))) left.push(one.what);
      return left;
    },
    close: async () => close?.(),
  };
}

function fileCalls(
  call: SlackScene['call'],
  deleteLater: SlackScene['deleteLater'],
): Pick<SlackScene, 'upload' | 'deleteLater'> {
  return {
    deleteLater,
    upload: async (picture, altText) => {
      const about = { filename: 'confirm.png', length: picture.length, alt_txt: altText };
      const announced = allowed(
        'files.getUploadURLExternal',
        await call<{ upload_url: string; file_id: string }>('files.getUploadURLExternal', about),
      );
      const { upload_url: url, file_id: id } = announced;
      deleteLater(id);
      const sent = await fetch(url, { method: 'POST', body: new Uint8Array(picture) });
      if (!sent.ok) throw new Error(`The upload was answered with ${sent.status}.`);
      allowed(
        'files.completeUploadExternal',
        await call('files.completeUploadExternal', { files: [{ id, title: 'confirm.png' }] }),
      );
      return id;
    },
  };
}
