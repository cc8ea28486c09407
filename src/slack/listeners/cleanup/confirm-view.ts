import type { ModalView } from '@slack/types';
import { VIEWS } from '../../ids.ts';
import { context, section, sectionsOf } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import { textOf } from '../../text/catalog.ts';
import type { Ticked } from './preview-view.ts';
import type { ConfirmContext, PreviewContext } from './selection.ts';

interface Counts {
  readonly demos: number;
  readonly leftovers: number;
}

/** Asks for confirmation and lists the ticked entries. */
export function confirmSomeView({ locale }: PreviewContext, ticked: readonly Ticked[]): ModalView {
  const lines = ticked.map(({ demoId, label }) => `• ${label}  ${code(demoId)}`);
  const demoIds = ticked.map(({ demoId }) => demoId);
  const demos = ticked.filter(({ isDemo }) => isDemo).length;
  const counts = { demos, leftovers: ticked.length - demos };
  const question = textOf(locale).cleanup.sureSome(counts.demos, counts.leftovers);
  return frame({ locale, selection: { kind: 'some', demoIds } }, counts, [section(question), ...sectionsOf(lines)]);
}

/** Asks for confirmation before the bot removes everything that the preview counted. */
export function confirmAllView({ locale, asOf, demos, leftovers }: PreviewContext): ModalView {
  const question = textOf(locale).cleanup.sureAll(demos, leftovers);
  return frame({ locale, selection: { kind: 'all', asOf } }, { demos, leftovers }, [section(question)]);
}

function frame(confirm: ConfirmContext, { demos, leftovers }: Counts, blocks: ModalView['blocks']): ModalView {
  const text = textOf(confirm.locale);
  const all = demos + leftovers;
  return {
    type: 'modal',
    callback_id: VIEWS.cleanupConfirm,
    private_metadata: JSON.stringify(confirm),
    title: { type: 'plain_text', text: text.cleanup.sure(all) },
    submit: { type: 'plain_text', text: text.cleanup.remove(all) },
    close: { type: 'plain_text', text: text.modals.cancel },
    blocks: [...blocks, context(demos > 0 ? text.cleanup.told : text.cleanup.cannotUndo)],
  };
}
