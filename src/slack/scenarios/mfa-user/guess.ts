import type { InputBlock } from '@slack/types';
import * as z from 'zod';
import type { SubmittedView } from '../../messages/face.ts';
import { guessBlockId, guessedIn } from '../../messages/guesses.ts';
import type { Text } from '../../text/en.ts';

const GUESS = 'guess';

/**
 * Asks the person to predict S3's answer. The question is below the codes and optional.
 * @param about the lesson's name for the try whose result is predicted
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

/** Returns the predictions in a submitted window, by the lesson's name for each try. */
export function guessesOf(view: SubmittedView): Record<string, string> {
  const values = chosenSchema.safeParse(view.state.values).data ?? {};
  const chosen = Object.entries(values).flatMap(([blockId, actions]) => {
    const [about, value] = [guessedIn(blockId), actions[GUESS]?.selected_option?.value];
    return about !== undefined && value !== undefined ? [[about, value] as const] : [];
  });
  return Object.fromEntries(chosen);
}

/** Compares a prediction with S3's answer, in words; `undefined` if there is no prediction. */
export function guessText(
  outcome: 'allowed' | 'denied',
  guess: 'allowed' | 'denied' | undefined,
  { sessionToken: { predict } }: Text,
): string | undefined {
  if (guess === undefined) return undefined;
  return guess === outcome ? predict.right : predict.wrong(predict[guess]);
}
