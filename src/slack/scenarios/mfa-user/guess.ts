import type { InputBlock } from '@slack/types';
import * as z from 'zod';
import type { SubmittedView } from '../../messages/face.ts';
import { guessBlockId, guessedIn } from '../../messages/guesses.ts';
import type { Text } from '../../text/en.ts';

const GUESS = 'guess';

/**
 * Asks what S3 will answer. It stands below the codes, can be skipped, and delays nothing.
 * @param about what is guessed, in a word of the lesson
 */
export function guessInput(about: string, ask: string, { sessionToken: { predict } }: Text): InputBlock {
  const option = (value: 'allowed' | 'denied') => ({
    text: { type: 'plain_text' as const, text: predict[value] },
    value,
  });
  return {
    type: 'input',
    block_id: guessBlockId(about),
    optional: true,
    label: { type: 'plain_text', text: ask },
    element: { type: 'radio_buttons', action_id: GUESS, options: [option('allowed'), option('denied')] },
  };
}

const chosenSchema = z.record(
  z.string(),
  z.record(z.string(), z.object({ selected_option: z.object({ value: z.string() }).nullish() })),
);

/** Reads the guesses of a submitted window: by what they are about. */
export function guessesOf(view: SubmittedView): Record<string, string> {
  const values = chosenSchema.safeParse(view.state.values).data ?? {};
  const chosen = Object.entries(values).flatMap(([blockId, actions]) => {
    const [about, value] = [guessedIn(blockId), actions[GUESS]?.selected_option?.value];
    return about !== undefined && value !== undefined ? [[about, value] as const] : [];
  });
  return Object.fromEntries(chosen);
}

/** How a guess compares with what S3 has answered, in words; nothing where none was made. */
export function guessText(
  outcome: 'allowed' | 'denied',
  guess: 'allowed' | 'denied' | undefined,
  { sessionToken: { predict } }: Text,
): string | undefined {
  if (guess === undefined) return undefined;
  return guess === outcome ? predict.right : predict.wrong(predict[guess]);
}
