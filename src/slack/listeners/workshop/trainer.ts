import type { Locale } from '../../../scenario/demo.ts';
import { boardOf } from '../../../scenario/workshop/board.ts';
import { ACTIONS } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { announceView } from '../../views/workshop/announce-view.ts';
import { everybodyView } from '../../views/workshop/everybody-view.ts';
import type { ListenerParts } from '../parts.ts';

/** A click on a button of a board. */
export interface TrainerClick {
  readonly parts: ListenerParts;
  readonly workshopId: string;
  /** User id of the participant whom the button concerns; empty if it concerns all participants. */
  readonly userId: string;
  /** User id of the trainer. */
  readonly by: string;
  readonly locale: Locale;
  readonly triggerId: string;
}

type TrainerAction = (click: TrainerClick) => Promise<string | undefined>;

/** The actions of trainers. Each returns a sentence to show below the board; `undefined` for no sentence. */
export const TRAINER_ACTIONS: Readonly<Record<string, TrainerAction>> = {
  [ACTIONS.workshopTake]: async ({ parts, workshopId, userId, by }) => {
    await parts.workshops.takeHand(workshopId, userId, by);
    return undefined;
  },
  [ACTIONS.workshopHelped]: async ({ parts, workshopId, userId }) => {
    await parts.workshops.lowerHand(workshopId, userId);
    return undefined;
  },
  [ACTIONS.workshopNudge]: async ({ parts, workshopId, locale }) => {
    const { workshop } = textOf(locale);
    const view = await parts.workshops.look(workshopId);
    if (view?.workshop.phase !== 'open') return workshop.over;
    const { behind } = boardOf(view.seats, parts.faces.of(view.workshop), parts.clock.now());
    return workshop.nudged(
      await parts.workshops.nudge(
        workshopId,
        behind.map(({ userId }) => userId),
      ),
    );
  },
  [ACTIONS.workshopAnnounce]: async ({ parts, workshopId, locale, triggerId }) => {
    await parts.door.openView(triggerId, announceView({ locale, workshopId }));
    return undefined;
  },
  [ACTIONS.workshopEverybody]: async ({ parts, workshopId, locale, triggerId }) => {
    const view = await parts.workshops.look(workshopId);
    const text = textOf(locale);
    if (!view) return text.workshop.over;
    await parts.door.openView(triggerId, everybodyView({ ...view, face: parts.faces.of(view.workshop), text }));
    return undefined;
  },
  [ACTIONS.workshopMoreTime]: async ({ parts, workshopId, locale }) => {
    const longer = await parts.workshops.moreTime(workshopId);
    const { workshop } = textOf(locale);
    return longer === undefined ? workshop.over : workshop.moreTime(longer);
  },
  [ACTIONS.workshopEnd]: async ({ parts, workshopId, locale }) => {
    await parts.workshops.end(workshopId);
    return textOf(locale).workshop.ending;
  },
};
