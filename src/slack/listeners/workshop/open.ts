import type { ModalView } from '@slack/types';
import type { Actor } from '../../../scenario/participant/operations.ts';
import type { Workshop } from '../../../scenario/workshop/workshop.ts';
import { FinalRefusal, leadsTo } from '../../api/refusals/refusal.ts';
import { channelMention, mention } from '../../messages/mrkdwn.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import type { WantedWorkshop, WorkshopFormContext } from '../../views/workshop/form-view.ts';
import type { ListenerParts } from '../parts.ts';

const MINUTE_MS = 60_000;

/**
 * Opens a workshop: posts the card in its channel, then sends the board to the trainer. If the channel already has an
 * open workshop, only sends its board. Returns the window with the result.
 */
export async function openWorkshop(
  parts: ListenerParts,
  by: Actor,
  { context: { locale, channelId }, wanted }: { context: WorkshopFormContext; wanted: WantedWorkshop },
  bot: string,
): Promise<ModalView> {
  const { workshops, boards, faces } = parts;
  const text = textOf(locale);
  const { minutes, scenario, ...rest } = wanted;
  const offered = faces.offered();
  const lesson = offered.find((id) => id === scenario) ?? offered[0] ?? '';
  const wish = { by, channelId, locale, scenario: lesson, lastsMs: minutes * MINUTE_MS, ...rest };
  const { isNew, workshop } = await workshops.open(wish);
  const board = async () => {
    const view = await workshops.look(workshop.workshopId);
    await boards.sendBoard(workshop, view?.seats ?? [], { userId: by.userId, locale });
  };
  if (!isNew) {
    await board();
    return noticeView(text, text.workshop.openAlready(mention(workshop.openedBy), bot));
  }
  const refusal = await postCard(parts, workshop, text, bot);
  if (refusal !== undefined) return noticeView(text, refusal);
  await board();
  return noticeView(text, text.workshop.opened(channelMention(channelId), bot));
}

/**
 * Posts the card. If this fails, ends the workshop. Returns a sentence with the reason if Slack's refusal is final.
 * @throws any other error
 */
async function postCard(
  { workshops, boards }: ListenerParts,
  workshop: Workshop,
  { workshop: { cannotPost } }: Text,
  bot: string,
): Promise<string | undefined> {
  try {
    await boards.postCard(workshop);
    return undefined;
  } catch (error) {
    await workshops.forget(workshop);
    if (!(error instanceof FinalRefusal)) throw error;
    if (leadsTo(error, 'invite-the-bot')) return cannotPost.notInChannel(bot);
    return leadsTo(error, 'other-channel') ? cannotPost.archived : cannotPost.other(error.code);
  }
}
