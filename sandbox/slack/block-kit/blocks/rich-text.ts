import { z } from 'zod';
import { anyText, oneOfTypes, wholeNumber } from '../schema-parts.ts';
import { identified } from './identified.ts';

/**
 * The parts of `rich_text`, as in `@slack/types`, block-kit/block-elements. Slack documents no limits for the texts.
 */
const flag = z.boolean().optional();
const flags = { bold: flag, code: flag, italic: flag, strike: flag, underline: flag };
const style = z.strictObject(flags).optional();
const mentionStyle = z.strictObject({ ...flags, highlight: flag, client_highlight: flag, unlink: flag }).optional();

const plain = z.strictObject({ type: z.literal('text'), text: anyText(), style });

const link = z.strictObject({
  type: z.literal('link'),
  url: anyText(),
  text: z.string().optional(),
  unsafe: flag,
  style,
});

const date = z.strictObject({
  type: z.literal('date'),
  timestamp: wholeNumber(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  format: anyText(),
  url: z.string().optional(),
  fallback: z.string().optional(),
  style,
});

const emoji = z.strictObject({
  type: z.literal('emoji'),
  name: anyText(),
  unicode: z.string().optional(),
  url: z.string().optional(),
  style,
});

const inline = z.array(
  oneOfTypes([
    plain,
    link,
    date,
    emoji,
    z.strictObject({ type: z.literal('user'), user_id: anyText(), style: mentionStyle }),
    z.strictObject({ type: z.literal('channel'), channel_id: anyText(), style: mentionStyle }),
    z.strictObject({ type: z.literal('usergroup'), usergroup_id: anyText(), style: mentionStyle }),
    z.strictObject({ type: z.literal('team'), team_id: anyText(), style }),
    z.strictObject({ type: z.literal('color'), value: anyText(), style }),
    z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  ]),
);

const border = z.literal([0, 1]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: inline });

const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(oneOfTypes([section])),
  indent: wholeNumber(0, 8).optional(),
  offset: wholeNumber(0, Number.MAX_SAFE_INTEGER).optional(),
  border,
});

const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: inline, border });

const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(oneOfTypes([plain, link])),
  border,
});

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...identified,
  elements: z.array(oneOfTypes([section, list, quote, preformatted])),
});
