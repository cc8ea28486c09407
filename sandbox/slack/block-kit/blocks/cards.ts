import { z } from 'zod';
import { button } from '../elements/buttons.ts';
import { imageElement, plainTextOrMrkdwn } from '../objects.ts';
import { atLeastOneOf, atMostOneOf } from '../rules.ts';
import { anyText, listOf } from '../schema-parts.ts';
import { identified } from './identified.ts';

/** Limits: https://docs.slack.dev/reference/block-kit/blocks, card and carousel block. */
export const card = z
  .strictObject({
    type: z.literal('card'),
    ...identified,
    hero_image: imageElement.optional(),
    icon: imageElement.optional(),
    slack_icon: z.strictObject({ type: z.literal('icon'), name: anyText() }).optional(),
    title: plainTextOrMrkdwn(150).optional(),
    subtitle: plainTextOrMrkdwn(150).optional(),
    body: plainTextOrMrkdwn(200).optional(),
    subtext: plainTextOrMrkdwn(200).optional(),
    actions: listOf(button, 1, 3).optional(),
  })
  .check(atLeastOneOf('hero_image', 'title', 'actions', 'body'), atMostOneOf('icon', 'slack_icon'));

export const carousel = z.strictObject({ type: z.literal('carousel'), ...identified, elements: listOf(card, 1, 10) });
