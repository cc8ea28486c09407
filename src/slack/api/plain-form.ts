import type { KnownBlock } from '@slack/types';
import { isRefusedWith } from './refusals/refusal.ts';

/** Newer blocks reach workspaces one after the other, so a refusal is remembered for a while and not for good. */
const REMEMBERED_MS = 60 * 60_000;

/**
 * Sends a message, and its plain form where Slack refuses the newer blocks in it. A workspace may have one of the newer
 * blocks and not another, so each kind is remembered by itself.
 * @returns sends; throws what `send` throws
 */
export function createPlainForm(now = Date.now) {
  const refusedAt = new Map<string, number>();
  return async <Content extends { text: string; blocks?: KnownBlock[]; plain?: KnownBlock[] }, Answer>(
    { plain, ...body }: Content,
    send: (body: Omit<Content, 'plain'>) => Promise<Answer>,
  ): Promise<Answer> => {
    if (!plain) return send(body);
    const newer = newerTypes(body.blocks ?? [], plain);
    const plainBody = { ...body, blocks: plain };
    if (now() - (refusedAt.get(newer) ?? Number.NEGATIVE_INFINITY) < REMEMBERED_MS) return send(plainBody);
    try {
      return await send(body);
    } catch (error) {
      if (!isRefusedWith(error, 'invalid_blocks')) throw error;
      const answer = await send(plainBody);
      refusedAt.set(newer, now());
      return answer;
    }
  };
}

/** The types of blocks that the plain form does without. */
function newerTypes(blocks: readonly KnownBlock[], plain: readonly KnownBlock[]): string {
  const known = new Set(plain.map(({ type }) => type));
  const newer = new Set(blocks.map(({ type }) => type).filter((type) => !known.has(type)));
  return [...newer].toSorted().join(' ');
}
