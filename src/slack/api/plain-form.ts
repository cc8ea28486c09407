import type { KnownBlock } from '@slack/types';
import { isRefusedWith } from './refusals/refusal.ts';

/**
 * How long a refusal is remembered, in milliseconds. Slack introduces new block types in one workspace after another,
 * so this workspace may accept the block later.
 */
const REMEMBERED_MS = 60 * 60_000;

/**
 * Returns a function that sends a message, or its plain form if Slack refuses its newer blocks. A workspace may accept
 * one newer block type and refuse another. So the function remembers a refusal only for messages with the same newer
 * block types. It throws the errors of `send`.
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

/** Returns the block types that the plain form does not use. */
function newerTypes(blocks: readonly KnownBlock[], plain: readonly KnownBlock[]): string {
  const known = new Set(plain.map(({ type }) => type));
  const newer = new Set(blocks.map(({ type }) => type).filter((type) => !known.has(type)));
  return [...newer].toSorted().join(' ');
}
