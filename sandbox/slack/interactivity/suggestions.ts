import { z } from 'zod';
import { withDefaults } from '../block-kit/defaults.ts';
import { option, optionGroup } from '../block-kit/objects.ts';
import { listOf } from '../block-kit/schema-parts.ts';
import type { User } from '../state/records.ts';
import type { Slack } from './deliver.ts';
import { interactionParts } from './payload-parts.ts';

export interface Asked {
  readonly blockId: string;
  readonly actionId: string;
  /** The text that the person typed into the menu. */
  readonly query: string;
  /** The fields of the payload about the place of the menu: `container`, and `view` or `channel` and `message`. */
  readonly place: object;
}

/** At most 100 options, or 100 groups of options. */
const answerSchema = z.union([
  z.object({ options: listOf(option, 0, 100) }),
  z.object({ option_groups: listOf(optionGroup, 0, 100) }),
]);

export type Suggested = z.infer<typeof answerSchema>;

/**
 * Asks the app for the options of a menu (docs.slack.dev/reference/interaction-payloads/block_suggestion-payload).
 * @returns undefined if the app did not answer in time or its answer has no valid options
 */
export async function askForOptions(slack: Slack, user: User, asked: Asked): Promise<Suggested | undefined> {
  const payload = {
    type: 'block_suggestion',
    ...interactionParts(slack.state, user),
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.query,
    ...asked.place,
  };
  const delivery = await slack.deliver({ type: 'interactive', payload, acceptsResponsePayload: true });
  if (delivery.kind !== 'acknowledged') return undefined;
  const answer = answerSchema.safeParse(delivery.payload);
  return answer.success ? withDefaults(answer.data) : undefined;
}
