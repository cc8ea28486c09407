import type { ModalView } from '@slack/types';
import { VIEWS } from '../../../ids.ts';
import { section } from '../../../messages/blocks.ts';
import { escapeMrkdwn } from '../../../messages/mrkdwn.ts';
import type { Text } from '../../../text/en.ts';

/** A lesson's texts about its policy. */
export interface PolicyWords {
  readonly intro: string;
  /** The text below the line that decides. */
  readonly mark: string;
  readonly says: string;
  readonly why: string;
}

/**
 * Shows a policy as it is in AWS, marks the line that decides, and explains it.
 * @param deciding the condition key in the marked line
 */
export function policyView(policy: object, deciding: string, words: PolicyWords, text: Text): ModalView {
  const lines = JSON.stringify(policy, null, 2).split('\n');
  const marked = lines.flatMap((line) => (line.includes(deciding) ? [line, arrowBelow(line, words.mark)] : [line]));
  return {
    type: 'modal',
    callback_id: VIEWS.policy,
    title: { type: 'plain_text', text: text.takeHome.policy.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [
      section(words.intro),
      section(`\`\`\`${escapeMrkdwn(marked.join('\n'))}\`\`\``),
      section(words.says),
      section(words.why),
    ],
  };
}

/** Marks the line with an arrow below it, because a code block has no bold text. */
function arrowBelow(line: string, mark: string): string {
  const content = line.trim();
  return `${' '.repeat(line.length - content.length)}${'▲'.repeat(3)} ${mark}`;
}
