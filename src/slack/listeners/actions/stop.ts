import { ACTIONS } from '../../ids.ts';
import { stoppingMessage, thatDemoIsOverMessage } from '../../messages/answers/stop.ts';
import { textOf } from '../../text/catalog.ts';
import { wayToDemo } from '../demo-way.ts';
import type { Click, DemoAction } from './action.ts';

export const stop: DemoAction = {
  actionId: ACTIONS.stop,
  handle: async (click, parts) => {
    const { actor, demoId, answer } = click;
    const result = await parts.operations.stop(actor, demoId);
    const isOver = result.kind === 'nothing-to-stop';
    // If the button is in a message of the demo, no answer is needed: the progress message in the same conversation
    // shows that the demo stops.
    if (!isOver && !isBelowAnswer(click)) return;
    const text = textOf(await parts.people.localeSoon(actor));
    if (isOver) return answer(thatDemoIsOverMessage(text));
    const bot = click.bot ?? text.commands.appName;
    return answer(stoppingMessage(result.kind, text, await wayToDemo(parts, demoId, bot)));
  },
};

/** Whether the button is below an answer that only this person sees. Then Slack's payload contains no message. */
function isBelowAnswer({ channelId, messageTs }: Click): boolean {
  return channelId !== '' && messageTs === '';
}
