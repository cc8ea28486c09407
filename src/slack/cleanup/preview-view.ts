import type { InputBlock, KnownBlock, ModalView, MrkdwnOption } from '@slack/types';
import { z } from 'zod';
import type { CleanupPreview } from '../../scenario/cleanup.ts';
import { type Demo, isRunning, type Locale } from '../../scenario/demo.ts';
import type { Orphan } from '../../scenario/ports.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../ids.ts';
import { clip, LIMITS } from '../limits.ts';
import { button, buttons, context, section } from '../messages/blocks.ts';
import { escapeMrkdwn, mention } from '../messages/mrkdwn.ts';
import type { InputErrors, SubmittedView } from '../modals/code-input.ts';
import { noticeView } from '../modals/notice.ts';
import { textOf } from '../text/catalog.ts';
import type { Text } from '../text/en.ts';
import { type PreviewContext, readPreviewContext } from './selection.ts';

/** More than these are taken by the button for all only. */
const MOST_SHOWN = 50;
/** Of a demo, and of what can be ticked: fifty of them fit into private_metadata. */
const LONGEST_ID = 40;
const MINUTE_MS = 60_000;

/** What could be removed, to tick; or that there is nothing. */
export function previewView(preview: CleanupPreview, locale: Locale): ModalView {
  const text = textOf(locale);
  const { takenAt: asOf, demos } = preview;
  const orphans = 'failure' in preview.orphans ? [] : preview.orphans;
  const failure = 'failure' in preview.orphans ? preview.orphans.failure : undefined;
  const all = demos.length + orphans.length;
  const trouble = failure === undefined ? [] : [section(text.cleanup.leftoversUnknown(escapeMrkdwn(failure)))];
  if (all === 0)
    return trouble[0] ? noticeView(text, trouble[0].text?.text ?? '') : noticeView(text, text.cleanup.nothing);

  const known: PreviewContext = { locale, asOf, demos: demos.length, leftovers: orphans.length };
  const demoOptions = demos.slice(0, MOST_SHOWN).map((demo) => demoOption(demo, text, asOf));
  const tickable = orphans.filter(({ demoId }) => demoId.length <= LONGEST_ID);
  const orphanOptions = tickable.slice(0, MOST_SHOWN - demoOptions.length).map((one) => orphanOption(one, text, asOf));
  const notShown = all - demoOptions.length - orphanOptions.length;
  const leftovers = failure === undefined ? String(orphans.length) : text.cleanup.unknown;
  const blocks: KnownBlock[] = [
    section(text.cleanup.found(String(demos.length), leftovers)),
    ...trouble,
    buttons(BLOCKS.cleanupAll, [button(ACTIONS.cleanupAll, text.cleanup.all(String(all)), 'all', 'danger')]),
    ...checkboxes(BLOCKS.cleanupDemos, demoOptions, text.cleanup.demos),
    ...checkboxes(BLOCKS.cleanupLeftovers, orphanOptions, text.cleanup.leftovers),
    ...(notShown > 0 ? [context(text.cleanup.notShown(String(notShown)))] : []),
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

function demoOption(demo: Demo, text: Text, now: number): MrkdwnOption {
  const who = `${mention(demo.participant.userId)} ${text.cleanup.stage[demo.stage]}`;
  const end = now < demo.deadlineAt ? text.cleanup.endsIn(minutes(demo.deadlineAt - now)) : text.cleanup.overdue;
  const age = text.cleanup.age(demo.demoId, minutes(now - demo.createdAt));
  return option(demo.demoId, who, isRunning(demo) ? `${age}${end}` : age);
}

function orphanOption({ demoId, resources, since, reason }: Orphan, text: Text, now: number): MrkdwnOption {
  const kinds = [...new Set(resources.map(({ kind }) => text.report.kind[kind]))].join(', ');
  const id = clip(demoId, 24);
  const age = since === undefined ? text.cleanup.ageUnknown(id) : text.cleanup.age(id, minutes(now - since));
  return option(demoId, `${kinds}: ${text.cleanup.reason[reason]}`, age);
}

function option(value: string, label: string, description: string): MrkdwnOption {
  return {
    value,
    text: { type: 'mrkdwn', text: clip(label, LIMITS.optionText) },
    description: { type: 'plain_text', text: clip(description, LIMITS.optionText) },
  };
}

function checkboxes(
  blockId: string,
  options: readonly MrkdwnOption[],
  label: (from: string, to: string) => string,
): InputBlock[] {
  const groups: InputBlock[] = [];
  for (let from = 0; from < options.length; from += LIMITS.checkboxes) {
    const some = options.slice(from, from + LIMITS.checkboxes);
    groups.push({
      type: 'input',
      block_id: `${blockId}-${from}`,
      optional: true,
      label: { type: 'plain_text', text: label(String(from + 1), String(from + some.length)) },
      element: { type: 'checkboxes', action_id: ACTIONS.cleanupTick, options: some },
    });
  }
  return groups;
}

function minutes(ms: number): string {
  return String(Math.max(0, Math.round(ms / MINUTE_MS)));
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
  /** As the preview showed it, in mrkdwn. */
  readonly label: string;
}

export type PreviewReading =
  | { readonly ok: true; readonly context: PreviewContext; readonly ticked: readonly Ticked[] }
  | { readonly ok: false; readonly errors: InputErrors };

/** What was ticked, or what to say when nothing was. @throws ZodError for a view that is not ours. */
export function readPreview(view: SubmittedView): PreviewReading {
  const context = readPreviewContext(view.private_metadata);
  const groups = ticksSchema.parse(view.state.values);
  const options = Object.values(groups).flatMap((group) => group[ACTIONS.cleanupTick]?.selected_options ?? []);
  const ticked = options.map(({ value, text }) => ({ demoId: value, label: text.text }));
  if (ticked.length > 0) return { ok: true, context, ticked };
  const [first = ''] = Object.keys(groups);
  return { ok: false, errors: { [first]: textOf(context.locale).cleanup.tickOne } };
}
