import type { KnownBlock } from '@slack/types';
import { isRefusedWith } from './refusals/refusal.ts';

/** Newer blocks reach workspaces one after the other, so a refusal is remembered for a while and not for good. */
const REMEMBERED_MS = 60 * 60_000;

/**
 * Sends a message, and its plain form where Slack refuses the newer blocks in it.
 * @returns sends; throws what `send` throws
 */
export function createPlainForm(now = Date.now) {
  let refusedAt = Number.NEGATIVE_INFINITY;
  return async <Content extends { text: string; plain?: KnownBlock[] }, Answer>(
    { plain, ...body }: Content,
    send: (body: Omit<Content, 'plain'>) => Promise<Answer>,
  ): Promise<Answer> => {
    if (!plain) return send(body);
    const plainBody = { ...body, blocks: plain };
    if (now() - refusedAt < REMEMBERED_MS) return send(plainBody);
    try {
      return await send(body);
    } catch (error) {
      if (!isRefusedWith(error, 'invalid_blocks')) throw error;
      const answer = await send(plainBody);
      refusedAt = now();
      return answer;
    }
  };
}
