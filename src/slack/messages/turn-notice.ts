import type { Demo } from '../../scenario/demo.ts';
import { BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { hasBlock, type MessageContent, section } from './blocks.ts';
import type { Face } from './face.ts';
import { headline } from './headline.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** Returns a short message that it is the person's turn. @param link URL of the progress message */
export function turnNoticeMessage(demo: Demo, face: Face, text: Text, link?: string): MessageContent {
  const told = text.progress.turn.notice(escapeMrkdwn(headline(demo, face, text)));
  const go = link === undefined ? '' : `  <${link}|${text.commands.buttons.goToDemo}>`;
  return { text: told, blocks: [{ ...section(told + go), block_id: blockIdOf(demo.demoId) }] };
}

/** Whether these blocks are the turn notice of this demo. */
export function isTurnNoticeOf(demoId: string, blocks: readonly unknown[]): boolean {
  return hasBlock(blocks, blockIdOf(demoId));
}

function blockIdOf(demoId: string): string {
  return `${BLOCKS.turnNotice} ${demoId}`;
}
