import { z } from 'zod';
import { lengthOf } from '../block-kit/schema-parts.ts';
import { checkedMessageBlocks } from '../checks.ts';
import { refuse } from '../refusal.ts';
import type { Block, Dress } from '../state/records.ts';
import type { SlackState } from '../state/state.ts';
import { requireScope } from './authorize.ts';
import { nested } from './method.ts';

const MOST_MARKDOWN = 12_000;

/** Legacy attachments are refused: people would not see them, but the app would get `ok`. */
const attachments = nested(
  z.array(z.unknown()).refine(({ length }) => length === 0, 'attachments are not supported by the embedded Slack'),
).optional();

/** The arguments for the content of a message. */
export const contentArguments = {
  text: z.string().optional(),
  blocks: nested(z.unknown()).optional(),
  markdown_text: z.string().optional(),
  attachments,
};

/** The arguments for the name and picture of a message. */
export const dressArguments = {
  username: z.string().optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
};

interface Content {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly markdown_text?: string | undefined;
}

/**
 * Checks the content of a message.
 * @throws SlackRefusal `markdown_text_conflict`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks` or `no_text`
 */
export function checkedContent(
  state: SlackState,
  input: Content,
  limit: number,
  canCarryFiles = true,
): { text: string; blocks: Block[] } {
  if (input.markdown_text !== undefined) return markdownContent(state, input, input.markdown_text);
  const text = input.text ?? '';
  if (text.length > limit) return refuse('msg_too_long');
  if (input.blocks !== undefined && !Array.isArray(input.blocks)) return refuse('invalid_blocks_format');
  const blocks = input.blocks?.length ? checkedMessageBlocks(state, input.blocks, canCarryFiles) : [];
  if (text.trim() === '' && blocks.length === 0) return refuse('no_text');
  return { text, blocks };
}

/** Checks `markdown_text`, which must be the only content. */
function markdownContent(
  state: SlackState,
  { text, blocks }: Content,
  markdown: string,
): { text: string; blocks: Block[] } {
  if (text !== undefined || blocks !== undefined) return refuse('markdown_text_conflict');
  if (lengthOf(markdown) > MOST_MARKDOWN) return refuse('msg_too_long');
  if (markdown.trim() === '') return refuse('no_text');
  return { text: markdown, blocks: checkedMessageBlocks(state, [{ type: 'markdown', text: markdown }]) };
}

/**
 * Returns the name and picture that the app chose; undefined if it chose none.
 * @throws SlackRefusal `missing_scope` without `chat:write.customize`
 */
export function checkedDress(
  state: SlackState,
  { username, icon_emoji: emoji, icon_url: url }: z.infer<z.ZodObject<typeof dressArguments>>,
): Dress | undefined {
  if ([username, emoji, url].every((given) => !given)) return undefined;
  requireScope(state, 'chat:write.customize');
  // An address takes precedence over an emoji.
  const icon = url ? { url } : emoji ? { emoji: emoji.replaceAll(':', '') } : undefined;
  return { username: username || undefined, icon };
}
