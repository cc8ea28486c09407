import * as z from 'zod';
import { ACTIONS, readDemoId } from '../../ids.ts';
import { linkToDm } from '../../messages/answers/way.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { readMenuValue } from '../../messages/menu.ts';
import { mention } from '../../messages/mrkdwn.ts';
import { actorOf } from '../../people/actor.ts';
import { answerClick } from '../answer-click.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { createRepeatedClicks } from '../repeated-clicks.ts';
import { tellUntold } from '../tell-untold.ts';
import type { DemoAction } from './action.ts';
import { goToDemo, showHelp, showStatus } from './answers.ts';
import { askTrainer } from './ask-for-help.ts';
import { askStop } from './ask-stop.ts';
import { explain, explainBack, explainNext } from './explain.ts';
import { registerFirstCodes } from './first-code.ts';
import { moreTime } from './more-time.ts';
import { openForm } from './open-form.ts';
import { openReading } from './open-reading.ts';
import { resendQr } from './resend-qr.ts';
import { sendScripts } from './send-scripts.ts';
import { showKey } from './show-key.ts';
import { startAgain, startLesson } from './start-again.ts';
import { stop } from './stop.ts';
import { useCli } from './use-cli.ts';

const TAKE_HOME_ACTIONS: readonly DemoAction[] = [useCli, sendScripts, explain, explainBack, explainNext];
const DEMO_ACTIONS: readonly DemoAction[] = [
  resendQr,
  showKey,
  moreTime,
  askStop,
  askTrainer,
  stop,
  startAgain,
  showStatus,
  showHelp,
  goToDemo,
  ...TAKE_HOME_ACTIONS,
];

/** `action_ts` is in seconds with a fraction. */
const actionSchema = z.object({
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).optional(),
  action_ts: z.coerce.number(),
});

/** Registers every button of a demo, the menu that offers some of the same actions, and the check of code 1. */
export function registerActions(listeners: ListenerTable, parts: ListenerParts): void {
  registerFirstCodes(listeners, parts);
  const { forms, readings, lessonIds } = parts.faces;
  const ofLessons = [...forms.map(openForm), ...readings.map(openReading), ...lessonIds.map(startLesson)];
  const actions = [...ofLessons, ...DEMO_ACTIONS];
  const byId = new Map(actions.map((action) => [action.actionId, action]));
  const isRepeated = createRepeatedClicks();
  for (const registered of [...byId.keys(), ACTIONS.menu]) {
    listeners.action(registered, async ({ ack, action, body, context }) => {
      await ack();
      const actor = actorOf(body);
      const { value, selected_option: option, action_ts: clickedAt } = actionSchema.parse(action);
      const chosen = option ? readMenuValue(option.value) : { actionId: registered, demoId: value };
      const demoId = readDemoId(chosen.demoId) ?? '';
      const { id: viewId = '', private_metadata: privateMetadata = '' } = body.view ?? {};
      // The key has the window and its metadata, because a click on the window's next page is not a repeated click.
      const who = [actor.workspaceId, actor.userId];
      const click = [...who, chosen.actionId, demoId, viewId, privateMetadata].join('/');
      if (isRepeated(click, clickedAt * 1000)) return;
      const bot = context.botUserId === undefined ? undefined : mention(context.botUserId);
      const teamId = body.team?.id ?? body.user.team_id;
      const dmLink = teamId === undefined ? undefined : linkToDm({ appId: body.api_app_id, teamId });
      const place = { channelId: body.channel?.id ?? '', messageTs: body.message?.ts ?? '', viewId, privateMetadata };
      const answer = (content: MessageContent) => answerClick(parts, body, actor, content);
      const about = { actor, demoId, ...place, triggerId: body.trigger_id, bot, dmLink, answer };
      await byId.get(chosen.actionId)?.handle(about, parts);
      if (body.view?.type === 'home') await parts.home.refresh(actor);
      await tellUntold(parts, actor, demoId);
    });
  }
}
