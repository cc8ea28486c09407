import { z } from 'zod';
import { imageElement, plainText, plainTextOrMrkdwn } from '../objects.ts';
import { atLeastOneOf } from '../rules.ts';
import { listOf, oneOfTypes } from '../schema-parts.ts';
import type { Surface } from '../surface.ts';
import { identified } from './identified.ts';
import { actions, context, divider, header, image, input, section } from './layout.ts';
import { file, video } from './media.ts';
import { richText } from './rich-text.ts';
import { table } from './tables.ts';

/** Limits and children: https://docs.slack.dev/reference/block-kit/blocks/container-block. */
export function container(surface: Surface) {
  const child = oneOfTypes([
    actions(surface),
    context(surface),
    divider,
    ...(surface === 'message' ? [file] : []),
    header,
    image,
    input(surface),
    richText,
    section(surface),
    table,
    video,
  ]);
  return z
    .strictObject({
      type: z.literal('container'),
      ...identified,
      title: plainText(150).optional(),
      rich_text_title: richText.optional(),
      subtitle: plainTextOrMrkdwn(150).optional(),
      child_blocks: listOf(child, 1, 10),
      width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
      icon: imageElement.optional(),
      is_collapsible: z.boolean().optional(),
      default_collapsed: z.boolean().optional(),
      has_header_divider: z.boolean().optional(),
    })
    .check(atLeastOneOf('title', 'rich_text_title'));
}
