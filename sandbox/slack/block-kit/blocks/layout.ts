import { z } from 'zod';
import { elementFor } from '../elements/places.ts';
import { imageFields, plainText, plainTextOrMrkdwn } from '../objects.ts';
import { atLeastOneOf, exactlyOneOf } from '../rules.ts';
import { listOf, wholeNumber } from '../schema-parts.ts';
import type { Surface } from '../surface.ts';
import { identified } from './identified.ts';

/** The common blocks. Limits: https://docs.slack.dev/reference/block-kit/blocks and `@slack/types`. */
export function section(surface: Surface) {
  return z
    .strictObject({
      type: z.literal('section'),
      ...identified,
      text: plainTextOrMrkdwn(3000).optional(),
      fields: listOf(plainTextOrMrkdwn(2000), 1, 10).optional(),
      accessory: elementFor('section', surface).optional(),
      expand: z.boolean().optional(),
    })
    .check(atLeastOneOf('text', 'fields'));
}

export function context(surface: Surface) {
  return z.strictObject({
    type: z.literal('context'),
    ...identified,
    elements: listOf(elementFor('context', surface), 1, 10),
  });
}

export function actions(surface: Surface) {
  return z.strictObject({
    type: z.literal('actions'),
    ...identified,
    elements: listOf(elementFor('actions', surface), 1, 25),
  });
}

export function contextActions(surface: Surface) {
  return z.strictObject({
    type: z.literal('context_actions'),
    ...identified,
    elements: listOf(elementFor('context_actions', surface), 1, 5),
  });
}

export function input(surface: Surface) {
  return z.strictObject({
    type: z.literal('input'),
    ...identified,
    label: plainText(2000),
    element: elementFor('input', surface),
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  });
}

export const header = z.strictObject({
  type: z.literal('header'),
  ...identified,
  text: plainText(150),
  level: wholeNumber(1, 4).optional(),
});

export const divider = z.strictObject({ type: z.literal('divider'), ...identified });

export const image = z
  .strictObject({ ...imageFields, ...identified, title: plainText(2000).optional() })
  .check(exactlyOneOf('image_url', 'slack_file'));
