import type { ModalView } from '@slack/types';
import { VIEWS } from '../../ids.ts';
import { context, section, sectionsOf } from '../../messages/blocks.ts';
import { code } from '../../messages/mrkdwn.ts';
import { textOf } from '../../text/catalog.ts';
import type { Ticked } from './preview-view.ts';
import type { ConfirmContext, PreviewContext } from './selection.ts';

/** Asks once more, with what was ticked. */
export function confirmSomeView({ locale }: PreviewContext, ticked: readonly Ticked[]): ModalView {
  const { sureSome } = textOf(locale).cleanup;
  const lines = ticked.map(({ demoId, label }) => `• ${label}  ${code(demoId)}`);
  const demoIds = ticked.map(({ demoId }) => demoId);
  return frame({ locale, selection: { kind: 'some', demoIds } }, [
    section(sureSome(String(ticked.length))),
    ...sectionsOf(lines),
  ]);
}

/** Asks once more before everything that the preview counted is removed. */
export function confirmAllView({ locale, asOf, demos, leftovers }: PreviewContext): ModalView {
  const { sureAll } = textOf(locale).cleanup;
  return frame({ locale, selection: { kind: 'all', asOf } }, [section(sureAll(String(demos), String(leftovers)))]);
}

function frame(confirm: ConfirmContext, blocks: ModalView['blocks']): ModalView {
  const text = textOf(confirm.locale);
  return {
    type: 'modal',
    callback_id: VIEWS.cleanupConfirm,
    private_metadata: JSON.stringify(confirm),
    title: { type: 'plain_text', text: text.cleanup.sure },
    submit: { type: 'plain_text', text: text.cleanup.remove },
    close: { type: 'plain_text', text: text.modals.cancel },
    blocks: [...blocks, context(text.cleanup.told)],
  };
}
