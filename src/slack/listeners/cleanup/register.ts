import * as z from 'zod';
import type { Actor } from '../../../scenario/participant/operations.ts';
import { ACTIONS, VIEWS } from '../../ids.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import type { ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';
import { confirmAllView, confirmSomeView } from './confirm-view.ts';
import { followCleanup } from './follow.ts';
import { cleanupNotice } from './notice-view.ts';
import { readPreview } from './preview-view.ts';
import { beginningView } from './progress-view.ts';
import { type ConfirmContext, readConfirmContext, readPreviewContext } from './selection.ts';

const viewSchema = z.object({ id: z.string(), private_metadata: z.string() });

/** Registers the cleanup, from preview to receipt. Before a removal, checks again that the person is an admin. */
export function registerCleanup(listeners: ListenerTable, parts: ListenerParts): void {
  listeners.action(ACTIONS.cleanupAll, async ({ ack, body }) => {
    await ack();
    const view = viewSchema.parse(body.view);
    await parts.door.updateView(view.id, confirmAllView(readPreviewContext(view.private_metadata)));
  });

  listeners.submission(VIEWS.cleanup, async ({ ack, view }) => {
    const reading = readPreview(view);
    if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
    await ack({ response_action: 'update', view: confirmSomeView(reading.context, reading.ticked) });
  });

  listeners.submission(VIEWS.cleanupConfirm, async ({ ack, body, view }) => {
    const confirmed = readConfirmContext(view.private_metadata);
    await ack({ response_action: 'update', view: beginningView(textOf(confirmed.locale)) });
    await cleanUp(parts, actorOf(body), confirmed, view.id);
  });
}

async function cleanUp(parts: ListenerParts, by: Actor, { locale, selection }: ConfirmContext, viewId: string) {
  const text = textOf(locale);
  if (!(await parts.admins.includes(await parts.people.find(by)))) {
    await parts.door.updateView(viewId, cleanupNotice(text, text.cleanup.forAdmins));
    return;
  }
  const targets = await parts.cleanup.begin(selection, by);
  await followCleanup(parts, targets, { by, text, viewId });
}
