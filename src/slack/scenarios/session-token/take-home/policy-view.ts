import type { ModalView } from '@slack/types';
import type { Demo } from '../../../../scenario/demo.ts';
import { listBucketsWithMfa } from '../../../../scenario/session-token/policy.ts';
import { VIEWS } from '../../../ids.ts';
import { section } from '../../../messages/blocks.ts';
import { escapeMrkdwn } from '../../../messages/mrkdwn.ts';
import type { Text } from '../../../text/en.ts';

const DECIDING = 'aws:MultiFactorAuthPresent';

/** The policy of a demo as it stands in AWS, with the line that decides marked, and what it means. */
export function policyView({ deadlineAt }: Pick<Demo, 'deadlineAt'>, text: Text): ModalView {
  const { title, intro, mark, says, why } = text.takeHome.policy;
  const lines = JSON.stringify(listBucketsWithMfa(deadlineAt), null, 2).split('\n');
  const marked = lines.flatMap((line) => (line.includes(DECIDING) ? [line, arrowBelow(line, mark)] : [line]));
  return {
    type: 'modal',
    callback_id: VIEWS.policy,
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [section(intro), section(`\`\`\`${escapeMrkdwn(marked.join('\n'))}\`\`\``), section(says), section(why)],
  };
}

/** A code block has no bold letters. */
function arrowBelow(line: string, mark: string): string {
  const content = line.trim();
  return `${' '.repeat(line.length - content.length)}${'▲'.repeat(3)} ${mark}`;
}
