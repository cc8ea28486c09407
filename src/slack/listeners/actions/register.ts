import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { readDemoId } from '../../ids.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { actorOf } from '../../people/actor.ts';
import type { ListenerParts } from '../parts.ts';
import { createRepeatedClicks } from '../repeated-clicks.ts';
import type { DemoAction } from './action.ts';
import { explain, explainBack, explainNext } from './explain.ts';
import { moreTime } from './more-time.ts';
import { openForm } from './open-form.ts';
import { resendQr } from './resend-qr.ts';
import { sendScripts } from './send-scripts.ts';
import { showKey } from './show-key.ts';
import { showPolicy } from './show-policy.ts';
import { startAgain } from './start-again.ts';
import { stop } from './stop.ts';
import { useCli } from './use-cli.ts';

const TAKE_HOME_ACTIONS: readonly DemoAction[] = [showPolicy, useCli, sendScripts, explain, explainBack, explainNext];
const DEMO_ACTIONS: readonly DemoAction[] = [resendQr, showKey, moreTime, stop, startAgain, ...TAKE_HOME_ACTIONS];

/** `action_ts` is in seconds, with a fraction. */
const buttonSchema = z.object({ value: z.string().optional(), action_ts: z.coerce.number() });

export function registerActions(app: App, parts: ListenerParts): void {
  const isRepeated = createRepeatedClicks();
  for (const { actionId, handle } of [...parts.faces.forms.map(openForm), ...DEMO_ACTIONS]) {
    app.action<BlockAction>({ type: 'block_actions', action_id: actionId }, async ({ ack, action, body }) => {
      await ack();
      const actor = actorOf(body);
      const { value, action_ts: clickedAt } = buttonSchema.parse(action);
      const demoId = readDemoId(value) ?? '';
      const { id: viewId = '', private_metadata: privateMetadata = '' } = body.view ?? {};
      // A click in a window is another one than in a message, and so is one on its next page.
      const click = [actor.workspaceId, actor.userId, actionId, demoId, viewId, privateMetadata].join('/');
      if (isRepeated(click, clickedAt * 1000)) return;
      const { response_url: responseUrl } = body;
      const answer = async (content: MessageContent) => {
        if (responseUrl) await parts.door.answer(responseUrl, content);
        else await parts.door.post(actor.userId, content);
      };
      const channelId = body.channel?.id ?? '';
      const messageTs = body.message?.ts ?? '';
      const where = { channelId, messageTs, viewId, privateMetadata };
      await handle({ actor, demoId, ...where, triggerId: body.trigger_id, answer }, parts);
    });
  }
}
