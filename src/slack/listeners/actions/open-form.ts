import type { FormFace } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { tooOldView, viewAfterClick } from '../../views/demo-view.ts';
import type { ListenerParts } from '../parts.ts';
import type { Click, DemoAction } from './action.ts';

/** Returns the button that opens a form of a lesson. */
export function openForm(form: FormFace): DemoAction {
  return { actionId: form.actionId, handle: (click, parts) => open(click, parts, form) };
}

/** Opens the form before the trigger id expires, then replaces it if the demo needs another window by now. */
async function open({ actor, demoId, triggerId }: Click, parts: ListenerParts, form: FormFace): Promise<void> {
  const locale = await parts.people.localeSoon(actor);
  const text = textOf(locale);
  const viewId = await parts.door.openView(triggerId, form.view({ demoId, locale }));
  const status = await parts.operations.status(actor);
  const demo = status.kind === 'active' && status.demo.demoId === demoId ? status.demo : undefined;
  const fitting = demo ? viewAfterClick(demo, parts.faces.of(demo), text, form) : tooOldView(text);
  if (fitting.callback_id !== form.callbackId) await parts.door.updateView(viewId, fitting);
}
