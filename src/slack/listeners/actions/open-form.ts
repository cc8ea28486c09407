import { ACTIONS, type ViewContext } from '../../ids.ts';
import { textOf } from '../../text/catalog.ts';
import { viewAfterClick } from '../../views/demo-view.ts';
import { enrollmentView } from '../../views/enrollment.ts';
import { sessionCodeView } from '../../views/session-code.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click, DemoAction } from './action.ts';

export const enterCodes: DemoAction = {
  actionId: ACTIONS.enterCodes,
  handle: (click, parts) => openForm(click, parts, enrollmentView),
};

export const enterSessionCode: DemoAction = {
  actionId: ACTIONS.enterSessionCode,
  handle: (click, parts) => openForm(click, parts, sessionCodeView),
};

/** Opens the form while the trigger lives, and then replaces it if the demo wants something else by now. */
async function openForm(
  click: Click,
  parts: ListenerParts,
  form: (context: ViewContext) => ReturnType<typeof sessionCodeView>,
) {
  const { actor, demoId } = click;
  const locale = await parts.people.localeSoon(actor);
  const view = form({ demoId, locale });
  const viewId = await parts.door.openView(click.triggerId, view);
  const status = await parts.operations.status(actor);
  const demo = status.kind === 'active' && status.demo.demoId === demoId ? status.demo : undefined;
  const fitting = viewAfterClick(demo, textOf(locale));
  if (fitting.callback_id !== view.callback_id) await parts.door.updateView(viewId, fitting);
}
