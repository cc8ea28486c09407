import { z } from 'zod';
import { plainText, plainTextOrMrkdwn } from '../objects.ts';
import { anyText, matching, text } from '../schema-parts.ts';
import { identified } from './identified.ts';

/** Limits: https://docs.slack.dev/reference/block-kit/blocks, alert, markdown, file and video block. */
export const alert = z.strictObject({
  type: z.literal('alert'),
  ...identified,
  text: plainTextOrMrkdwn(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

/** The same limit holds for all markdown blocks of a message together; see whole-payload.ts. */
export const markdown = z.strictObject({ type: z.literal('markdown'), ...identified, text: text(1, 12_000) });

/** `source` has one value, so a file block always shows a remote file. */
export const file = z.strictObject({
  type: z.literal('file'),
  ...identified,
  source: z.enum(['remote']),
  external_id: anyText(),
});

const httpsUrl = matching('^https://');

export const video = z.strictObject({
  type: z.literal('video'),
  ...identified,
  video_url: httpsUrl,
  thumbnail_url: anyText(),
  alt_text: text(1, 2000),
  title: plainText(199),
  title_url: httpsUrl.optional(),
  author_name: text(1, 49).optional(),
  provider_name: anyText().optional(),
  provider_icon_url: anyText().optional(),
  description: plainText(199).optional(),
});
