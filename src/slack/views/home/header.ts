import type { HeaderBlock } from '@slack/types';

/** @param text of at most 150 characters */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text, emoji: true } };
}
