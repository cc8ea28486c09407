import type { Secret } from '../../scenario/secret.ts';
import type { ViewContext } from '../ids.ts';
import { actorOf } from '../people/actor.ts';
import { noteWindow } from '../tell/waiting-window.ts';
import { textOf } from '../text/catalog.ts';
import { checkingView } from '../views/checking.ts';
import { notNowView } from '../views/demo-view.ts';
import type { ListenerTable } from './listener-table.ts';
import type { ListenerParts } from './parts.ts';

interface Submitted {
  readonly viewId: string;
  readonly form: string;
  readonly codes: readonly Secret[];
  readonly choices: Readonly<Record<string, string>>;
  readonly context: ViewContext;
}

/**
 * Registers the submissions of codes. A code in a wrong format is refused below its field. Other codes are passed to
 * the demo, and the window says "checking".
 */
export function registerSubmissions(listeners: ListenerTable, parts: ListenerParts): void {
  for (const { form, callbackId, read } of parts.faces.forms) {
    listeners.submission(callbackId, async ({ ack, body, view }) => {
      const reading = read(view);
      if (!reading.ok) return ack({ response_action: 'errors', errors: reading.errors });
      const { context, codes, choices = {} } = reading;
      await ack({ response_action: 'update', view: checkingView(textOf(context.locale)) });
      await handOn(parts, body, { viewId: view.id, form, codes, choices, context });
    });
  }
}

async function handOn(
  { operations, memory, door, clock }: ListenerParts,
  body: unknown,
  submitted: Submitted,
): Promise<void> {
  const { viewId, form, codes, choices, context } = submitted;
  const { demoId, locale } = context;
  let takeBack: (() => Promise<void>) | undefined;
  const result = await operations.submit(actorOf(body), {
    demoId,
    form,
    codes,
    choices,
    // The window is noted before the save, because the result may come right after the save.
    onSaving: async (before) => {
      takeBack = await noteWindow(memory, before, viewId);
    },
  });
  if (result.kind === 'accepted') return;
  await takeBack?.();
  await door.updateView(viewId, notNowView(result.demo, textOf(locale), clock.now()));
}
