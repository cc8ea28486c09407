import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { readDemoId } from '../../ids.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { actorOf } from '../../people/actor.ts';
import type { ListenerParts } from '../parts.ts';
import { createRepeatedClicks } from '../repeated-clicks.ts';
import type { DemoAction } from './action.ts';
import { moreTime } from './more-time.ts';
import { openForm } from './open-form.ts';
import { resendQr } from './resend-qr.ts';
import { showKey } from './show-key.ts';
import { startAgain } from './start-again.ts';
import { stop } from './stop.ts';

const DEMO_ACTIONS: readonly DemoAction[] = [resendQr, showKey, moreTime, stop, startAgain];

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
      if (isRepeated([actor.workspaceId, actor.userId, actionId, demoId].join('/'), clickedAt * 1000)) return;
      const { response_url: responseUrl } = body;
      const answer = async (content: MessageContent) => {
        if (responseUrl) await parts.door.answer(responseUrl, content);
        else await parts.door.post(actor.userId, content);
      };
      const channelId = body.channel?.id ?? '';
      const messageTs = body.message?.ts ?? '';
      await handle({ actor, demoId, channelId, messageTs, triggerId: body.trigger_id, answer }, parts);
      if (body.view?.type === 'home') await parts.home.refresh(actor);
    });
  }
}
