import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import * as z from 'zod';
import { clip, LIMITS } from './limits.ts';

/** A message: its blocks, and the text for notifications and screen readers. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** The same content for a workspace that does not support one of the newer blocks. */
  readonly plain?: KnownBlock[];
}

/** Whether one of these blocks of a message has this id. */
export function hasBlock(blocks: readonly unknown[], blockId: string): boolean {
  const schema = z.object({ block_id: z.literal(blockId) });
  return blocks.some((block) => schema.safeParse(block).success);
}

/** Returns a header in plain text, cut to Slack's limit. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: clip(text, LIMITS.headerText), emoji: true } };
}

/** Returns plain text as titles, labels and options need it. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}

/** Returns a paragraph in mrkdwn, cut to Slack's limit. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: clip(text, LIMITS.sectionText) } };
}

/** Returns small grey text, one mrkdwn element for each sentence. Cuts each to Slack's limit. */
export function context(...sentences: string[]): ContextBlock {
  return {
    type: 'context',
    elements: sentences.map((text) => ({ type: 'mrkdwn', text: clip(text, LIMITS.contextText) })),
  };
}

export function button(actionId: string, label: string, value: string, style?: 'primary' | 'danger'): Button {
  const text = { type: 'plain_text', text: label, emoji: true } as const;
  return { type: 'button', action_id: actionId, text, value, ...(style && { style }) };
}

/** Adds a question that Slack asks before it sends the click, for an action that deletes something. */
export function withConfirmation(
  pressed: Button,
  question: { title: string; text: string; confirm: string; deny: string },
): Button {
  const { title, text, confirm, deny } = question;
  const words = { title: plainText(title), text: plainText(text), confirm: plainText(confirm), deny: plainText(deny) };
  return { ...pressed, confirm: { ...words, style: 'danger' } };
}

export function buttons(blockId: string, elements: Button[]): ActionsBlock {
  return { type: 'actions', block_id: blockId, elements };
}

/** Returns a message of one sentence, followed by more blocks. */
export function sentence(text: string, ...more: KnownBlock[]): MessageContent {
  return { text: clip(text, LIMITS.messageText), blocks: [section(text), ...more] };
}

/** Returns the lines in as few sections as possible. */
export function sectionsOf(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = texts.length === 0 ? line : `${texts.at(-1)}\n${line}`;
    if (texts.length > 0 && longer.length <= LIMITS.sectionText) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts.map(section);
}
