import { leadsTo } from '../../api/refusals/refusal.ts';
import { ACTIONS } from '../../ids.ts';
import { sentence } from '../../messages/blocks.ts';
import { cliView } from '../../scenarios/session-token/take-home/cli-view.ts';
import { sendTakeHome } from '../../tell/take-home.ts';
import { textOf } from '../../text/catalog.ts';
import { noticeView } from '../../views/notice.ts';
import type { DemoAction } from './action.ts';

/** A workspace may take no files: the rest of the lesson does not need them. */
function notAllowed(error: unknown): 'not-allowed' {
  if (leadsTo(error, 'show-the-key')) return 'not-allowed';
  throw error;
}

/** In the window with the commands, or in a message. */
export const sendScripts: DemoAction = {
  actionId: ACTIONS.sendScripts,
  handle: async ({ actor, demoId, viewId, answer }, { operations, people, door, memory, clock }) => {
    const demo = await operations.look(actor, demoId);
    const outcome = demo && (await sendTakeHome({ door, memory }, demo, clock.now()).catch(notAllowed));
    const text = textOf(await people.localeSoon(actor));
    const { gone, files } = text.takeHome;
    const ofOwn = outcome === 'not-allowed' ? text.refused.noFiles : outcome ? files.sent : files.already;
    if (!viewId) return answer(sentence(demo ? ofOwn : gone));
    await door.updateView(viewId, demo ? cliView(demoId, text, ofOwn) : noticeView(text, gone));
  },
};
