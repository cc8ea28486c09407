import type { Call } from './http-proxy.ts';

/** Follows the files that the bot has uploaded and shared with nobody: QR codes. */
export interface FileWitness {
  /** To be told of every call that reached Slack. */
  onSlackAnswer(name: string, call: Call, answer: { readonly body: Buffer }): void;
  /** Those that are still there. Deletes them, since Slack tells without `files:read` in no other way. */
  left(slack: { readonly apiUrl: string; readonly botToken: string }): Promise<string[]>;
}

export function createFileWitness(): FileWitness {
  const uploaded = new Set<string>();
  return {
    onSlackAnswer(name, { body }, answer) {
      if (name !== 'slack files.completeUploadExternal') return;
      const form = new URLSearchParams(body.toString('utf8'));
      const isDone = JSON.parse(answer.body.toString('utf8')).ok === true;
      if (!isDone || form.has('channel_id')) return;
      for (const { id } of JSON.parse(form.get('files') ?? '[]') as { id: string }[]) uploaded.add(id);
    },
    async left({ apiUrl, botToken }) {
      const isThere = async (file: string) => {
        const answer = await fetch(`${apiUrl}files.delete`, {
          method: 'POST',
          headers: { authorization: `Bearer ${botToken}` },
          body: new URLSearchParams({ file }),
        });
        return ((await answer.json()) as { ok: boolean }).ok;
      };
      const left: string[] = [];
      for (const file of uploaded) if (await isThere(file)) left.push(file);
      return left;
    },
  };
}
