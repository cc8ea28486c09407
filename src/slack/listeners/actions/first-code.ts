import type { ModalView } from '@slack/types';
import QuickLRU from 'quick-lru';
import * as z from 'zod';
import { CODE_INPUT, readViewContext } from '../../ids.ts';
import type { FormFace } from '../../messages/face.ts';
import { actorOf } from '../../people/actor.ts';
import { textOf } from '../../text/catalog.ts';
import { hasRefusal } from '../../views/code-form.ts';
import { hasNote, withNote } from '../../views/note-below.ts';
import type { ActionListener, ListenerTable } from '../listener-table.ts';
import type { ListenerParts } from '../parts.ts';

const MOST_KEPT = 1000;

/** `action_ts` is in seconds with a fraction. */
const actionSchema = z.object({ value: z.string().nullish(), action_ts: z.coerce.number() });
const viewSchema = z.object({
  id: z.string(),
  hash: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.object({ block_id: z.string().optional() })),
});

interface Typed {
  readonly value: string;
  readonly view: z.infer<typeof viewSchema>;
  /** Whether the person has changed the field after this input. */
  isOutdated(): boolean;
}

/**
 * Checks code 1 as soon as it is typed. If it is wrong, shows a note below the field, so that the person does not first
 * wait 30 seconds for code 2.
 */
export function registerFirstCodes(listeners: ListenerTable, parts: ListenerParts): void {
  const readTyped = createReader();
  for (const form of parts.faces.forms) {
    if (!form.firstCode) continue;
    const listener: ActionListener = async ({ ack, action, body }) => {
      await ack();
      const checked = async () => check(parts, form, body, readTyped(action, body.view));
      await checked().catch((error: unknown) => {
        // The person did not ask for this check, and the submission repeats it, so a failure must not replace the form.
        const reason = error instanceof Error ? error.name : 'unknown';
        parts.logger.debug({ reason }, 'code 1 could not be checked while it was typed');
      });
    };
    listeners.action(CODE_INPUT, listener, form.firstCode.blockId);
  }
}

/**
 * Returns a reader that notes the time of the last input in each window. The reader throws ZodError for a payload of
 * another shape.
 */
function createReader(): (action: unknown, view: unknown) => Typed {
  const newestAt = new QuickLRU<string, number>({ maxSize: MOST_KEPT });
  return (action, shown) => {
    const { value, action_ts: at } = actionSchema.parse(action);
    const view = viewSchema.parse(shown);
    newestAt.set(view.id, Math.max(at, newestAt.get(view.id) ?? 0));
    return { value: value ?? '', view, isOutdated: () => newestAt.get(view.id) !== at };
  };
}

/** Checks code 1. Checks it again with the window's newest hash if the bot changed the window after the input. */
async function check(parts: ListenerParts, face: FormFace, body: unknown, typed: Typed): Promise<void> {
  const answer = await checkOnce(parts, face, body, typed);
  const hash = parts.door.newestHash(typed.view.id);
  if (answer !== 'changed' || hash === undefined) return;
  await checkOnce(parts, face, body, { ...typed, view: { ...typed.view, hash } });
}

/** Changes the window only if its note has to change, because some clients empty the fields of a changed window. */
async function checkOnce(
  { operations, faces, door }: ListenerParts,
  { form, callbackId, firstCode }: FormFace,
  body: unknown,
  { value, view, isOutdated }: Typed,
) {
  const code = firstCode?.read(value);
  if (!firstCode || !code || isOutdated()) return;
  const { demoId, locale } = readViewContext(view.private_metadata);
  const result = await operations.checkFirst(actorOf(body), { demoId, form, code });
  if (result.kind === 'not-now' || isOutdated()) return;
  const { demo, problem } = result;
  const { blockId, note } = firstCode;
  if (hasNote(view.blocks, blockId, problem)) return;
  const text = textOf(locale);
  const shown = hasRefusal(view.blocks) ? demo : { ...demo, lastRefusal: undefined };
  const window: ModalView = faces.of(demo).window(shown, text);
  if (window.callback_id !== callbackId) return;
  const noted = problem === undefined ? window : withNote(window, { blockId, problem, sentence: note(problem, text) });
  return door.updateView(view.id, noted, view.hash);
}
