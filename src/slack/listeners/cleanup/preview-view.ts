import type { KnownBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import type { Locale } from '../../../scenario/demo.ts';
import type { CleanupPreview } from '../../../scenario/sweep/cleanup.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import { button, buttons, context, section } from '../../messages/blocks.ts';
import type { Faces, InputErrors, SubmittedView } from '../../messages/face.ts';
import { escapeMrkdwn } from '../../messages/mrkdwn.ts';
import { textOf } from '../../text/catalog.ts';
import { cleanupNotice } from './notice-view.ts';
import { checkboxes, demoOption, orphanOption } from './preview-options.ts';
import { type PreviewContext, readPreviewContext } from './selection.ts';

/** The most entries with a checkbox. The button that removes all also removes entries without a checkbox. */
const MOST_SHOWN = 50;
/** The longest id that can be ticked: 50 ids of this length fit into private_metadata. */
const LONGEST_ID = 40;

/** Lists the demos and leftovers that can be removed, with checkboxes, or says that there are none. */
export function previewView(preview: CleanupPreview, faces: Faces, locale: Locale): ModalView {
  const text = textOf(locale);
  const { takenAt: asOf, demos } = preview;
  const orphans = 'failure' in preview.orphans ? [] : preview.orphans;
  const failure = 'failure' in preview.orphans ? preview.orphans.failure : undefined;
  const all = demos.length + orphans.length;
  const trouble = failure === undefined ? [] : [section(text.cleanup.leftoversUnknown(escapeMrkdwn(failure)))];
  if (all === 0)
    return trouble[0] ? cleanupNotice(text, trouble[0].text?.text ?? '') : cleanupNotice(text, text.cleanup.nothing);

  const known: PreviewContext = { locale, asOf, demos: demos.length, leftovers: orphans.length };
  const demoOptions = demos.slice(0, MOST_SHOWN).map((demo) => demoOption(demo, faces.of(demo), text, asOf));
  const tickable = orphans.filter(({ demoId }) => demoId.length <= LONGEST_ID);
  const orphanOptions = tickable.slice(0, MOST_SHOWN - demoOptions.length).map((one) => orphanOption(one, text, asOf));
  const notShown = all - demoOptions.length - orphanOptions.length;
  const found =
    failure === undefined ? text.cleanup.found(demos.length, orphans.length) : text.cleanup.foundDemos(demos.length);
  const blocks: KnownBlock[] = [
    section(found),
    ...trouble,
    buttons(BLOCKS.cleanupAll, [button(ACTIONS.cleanupAll, text.cleanup.removeAll(all), 'all', 'danger')]),
    ...checkboxes(BLOCKS.cleanupDemos, demoOptions, text.cleanup.demos),
    ...checkboxes(BLOCKS.cleanupLeftovers, orphanOptions, text.cleanup.leftovers),
    ...(notShown > 0 ? [context(text.cleanup.notShown(notShown))] : []),
  ];
  return {
    type: 'modal',
    callback_id: VIEWS.cleanup,
    private_metadata: JSON.stringify(known),
    title: { type: 'plain_text', text: text.cleanup.title },
    submit: { type: 'plain_text', text: text.cleanup.continue },
    close: { type: 'plain_text', text: text.modals.cancel },
    blocks,
  };
}

const ticksSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      selected_options: z.array(z.object({ value: z.string(), text: z.object({ text: z.string() }) })).optional(),
    }),
  ),
);

export interface Ticked {
  readonly demoId: string;
  /** The label in the preview, in mrkdwn. */
  readonly label: string;
  /** True for a demo, false for a leftover in AWS. */
  readonly isDemo: boolean;
}

export type PreviewReading =
  | { readonly ok: true; readonly context: PreviewContext; readonly ticked: readonly Ticked[] }
  | { readonly ok: false; readonly errors: InputErrors };

/**
 * Returns the ticked entries, or an error if none is ticked.
 * @throws SyntaxError or ZodError for a view that this bot did not make
 */
export function readPreview(view: SubmittedView): PreviewReading {
  const context = readPreviewContext(view.private_metadata);
  const groups = ticksSchema.parse(view.state.values);
  const ticked = Object.entries(groups).flatMap(([blockId, group]) => {
    const isDemo = blockId.startsWith(BLOCKS.cleanupDemos);
    const options = group[ACTIONS.cleanupTick]?.selected_options ?? [];
    return options.map(({ value, text }) => ({ demoId: value, label: text.text, isDemo }));
  });
  if (ticked.length > 0) return { ok: true, context, ticked };
  const [first = ''] = Object.keys(groups);
  return { ok: false, errors: { [first]: textOf(context.locale).cleanup.tickOne } };
}
