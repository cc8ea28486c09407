import { readViewContext, VIEWS } from '../ids.ts';
import { sentence } from '../messages/blocks.ts';
import type { PageTurn } from '../messages/face.ts';
import { actorOf } from '../people/actor.ts';
import { noteWindow } from '../tell/waiting-window.ts';
import { textOf } from '../text/catalog.ts';
import { notNowView, viewAfterClick } from '../views/demo-view.ts';
import type { ListenerTable } from './listener-table.ts';
import type { ListenerParts } from './parts.ts';

/** Registers the submit buttons of the window that stops a demo and of the windows that lead to a next window. */
export function registerWindows(listeners: ListenerTable, parts: ListenerParts): void {
  for (const turn of parts.faces.pageTurns) registerPageTurn(listeners, parts, turn);
  listeners.submission(VIEWS.stop, async ({ ack, body, view }) => {
    const { demoId, locale } = readViewContext(view.private_metadata);
    await ack();
    const result = await parts.operations.stop(actorOf(body), demoId);
    if (result.kind !== 'nothing-to-stop') return;
    const { thatDemoIsOver } = textOf(locale).commands;
    await parts.door.post(actorOf(body).userId, sentence(thatDemoIsOver));
  });
}

/**
 * Registers the submit button of a window that leads to a next window. The acknowledgement shows the next window. If
 * the demo then needs another window, this other window replaces it.
 */
function registerPageTurn(listeners: ListenerTable, parts: ListenerParts, { callbackId, next }: PageTurn): void {
  const { operations, memory, faces, door, clock } = parts;
  listeners.submission(callbackId, async ({ ack, body, view }) => {
    const context = readViewContext(view.private_metadata);
    await ack({ response_action: 'update', view: next(context) });
    const text = textOf(context.locale);
    const demo = await operations.look(actorOf(body), context.demoId);
    if (demo?.phase !== 'running') return void (await door.updateView(view.id, notNowView(demo, text, clock.now())));
    const fitting = viewAfterClick(demo, faces.of(demo), text);
    if (fitting.callback_id !== next(context).callback_id) return void (await door.updateView(view.id, fitting));
    // The note contains the demo's stage. While the demo stays in this stage, the bot does not replace the form in
    // which the person types.
    await noteWindow(memory, demo, view.id);
  });
}
