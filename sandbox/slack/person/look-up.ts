import { findElement } from '../blocks.ts';
import type { Slack } from '../interactivity/deliver.ts';
import { messagePlace, viewPlace } from '../interactivity/payload-parts.ts';
import { askForOptions } from '../interactivity/suggestions.ts';
import { isExternal, noteSuggested } from '../interactivity/values/suggested.ts';
import type { User } from '../state/records.ts';
import { impossible, keyOfPlace, placeOf } from './place.ts';
import type { LooksUp, Offered } from './types.ts';

/** Slack's default for `min_query_length` (docs.slack.dev/reference/block-kit/block-elements/select-menu-element). */
const LEAST_QUERY = 3;

/** Asks the app for the options for a text that a person typed into a menu. */
export async function looksUp(slack: Slack, user: User, asked: LooksUp): Promise<Offered> {
  const { in: spot, blockId, actionId, query, values = {} } = asked;
  const { state } = slack;
  const place = placeOf(slack, user, spot);
  if (typeof place === 'string') return impossible(place);
  const element = findElement(place.blocks, blockId, actionId);
  if (!element || !isExternal(element))
    return impossible(`the menu ${actionId} is not here, or its options do not come from the app`);
  const { min_query_length: least = LEAST_QUERY } = element;
  if (query.length < Number(least))
    return impossible(`the menu does not ask the app: the text is shorter than min_query_length (${least})`);
  const payload =
    'view' in place
      ? viewPlace(state, place.view, { blocks: place.blocks, values })
      : messagePlace(state, place.where, place.message);
  const suggested = await askForOptions(slack, user, { blockId, actionId, query, place: payload });
  if (!suggested) return { ok: true, options: [] };
  const groups = 'option_groups' in suggested ? suggested.option_groups : undefined;
  const options =
    'options' in suggested ? suggested.options : suggested.option_groups.flatMap((group) => group.options);
  noteSuggested(state, { userId: user.userId, place: keyOfPlace(spot), blockId, actionId }, options);
  return { ok: true, options, groups };
}
