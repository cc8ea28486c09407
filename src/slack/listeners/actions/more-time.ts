import { ACTIONS } from '../../ids.ts';
import { tooOldMessage } from '../../messages/answers/status.ts';
import { sentence } from '../../messages/blocks.ts';
import { timeOfDay } from '../../messages/mrkdwn.ts';
import { messageAt, takeAway } from '../../tell/strays.ts';
import { textOf } from '../../text/catalog.ts';
import type { DemoAction } from './action.ts';

export const moreTime: DemoAction = {
  actionId: ACTIONS.moreTime,
  handle: async ({ actor, demoId, channelId, messageTs, answer }, parts) => {
    const { operations, people, memory } = parts;
    const { progressTs } = await memory.read(demoId);
    const result = await operations.moreTime(actor, demoId);
    const text = textOf(await people.localeSoon(actor));
    if (result.kind === 'not-now') return answer(tooOldMessage(text));
    const { taken, alreadyTaken } = text.progress.moreTime;
    const told = result.kind === 'extended' ? taken : alreadyTaken;
    await answer(sentence(told(timeOfDay(result.demo.deadlineAt))));
    // After a crash the reminder's timestamp may not be saved. The click contains it, so the reminder can be deleted.
    if (messageTs && progressTs && messageTs !== progressTs)
      await takeAway(parts, result.demo, messageAt(channelId, messageTs));
  },
};
