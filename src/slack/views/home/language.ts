import type { SectionBlock } from '@slack/types';
import * as z from 'zod';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import { LOCALES, textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';

/** The languages that a person can choose; `auto` is the language of their Slack. */
export const LANGUAGES = ['auto', ...LOCALES] as const;
export type Language = (typeof LANGUAGES)[number];

export function languageBlock(language: Language, { home }: Text): SectionBlock {
  // Each option is the language's own name, because a person may not understand the current language.
  const options = LANGUAGES.map((one) => ({
    value: one,
    text: { type: 'plain_text' as const, text: one === 'auto' ? home.language.automatic : textOf(one).ownName },
  }));
  return {
    ...section(`*${home.language.title}*\n${home.language.from}`),
    block_id: BLOCKS.homeLanguage,
    accessory: {
      type: 'static_select',
      action_id: ACTIONS.homeLanguage,
      placeholder: { type: 'plain_text', text: home.language.choose },
      options,
      initial_option: options[LANGUAGES.indexOf(language)] ?? options[0],
    },
  };
}

const chosenSchema = z.object({ selected_option: z.object({ value: z.enum(LANGUAGES) }) });

/** Returns the chosen language. @throws ZodError for a choice that this bot does not offer */
export function readLanguage(action: unknown): Language {
  return chosenSchema.parse(action).selected_option.value;
}
