import type { Demo } from '../../../scenario/demo.ts';
import { leadsTo } from '../../api/refusals/refusal.ts';
import { ACTIONS } from '../../ids.ts';
import { sentence } from '../../messages/blocks.ts';
import type { TakeHome } from '../../messages/face.ts';
import { sendTakeHome } from '../../tell/take-home.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { takeHomeView } from '../../views/take-home.ts';
import type { ListenerParts } from '../parts.ts';
import type { DemoAction } from './action.ts';

/** Sends the lesson as files. The button is in the window with the commands. */
export const sendScripts: DemoAction = {
  actionId: ACTIONS.sendScripts,
  handle: async ({ actor, demoId, viewId, answer }, parts) => {
    const demo = await parts.operations.look(actor, demoId);
    const takeHome = demo && parts.faces.of(demo).takeHome;
    const said = takeHome && (await send(demo, takeHome, parts));
    const text = textOf(await parts.people.localeSoon(actor));
    const words = said?.(text) ?? (demo ? text.takeHome.none : text.takeHome.gone);
    if (!viewId) return answer(sentence(words));
    await parts.door.updateView(
      viewId,
      takeHome ? takeHomeView(demoId, takeHome, text, words) : noticeView(text, words),
    );
  },
};

/** Sends the files, unless this was done before. Returns a function that returns the sentence for the person. */
async function send(demo: Demo, takeHome: TakeHome, parts: ListenerParts): Promise<(text: Text) => string> {
  try {
    const areSent = await sendTakeHome(parts, demo, takeHome, parts.clock.now());
    return ({ takeHome: { files } }) => (areSent ? files.sent : files.already);
  } catch (error) {
    // Some workspaces allow no file uploads. The demo itself works without them.
    if (leadsTo(error, 'show-the-key')) return ({ refused }) => refused.noFiles;
    throw error;
  }
}
