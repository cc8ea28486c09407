import type { KnownBlock } from '@slack/types';
import type { Demo, Removed } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import { section } from './blocks.ts';
import { code, timeOfDay } from './mrkdwn.ts';

const MOST_LINES = 20;

/** What the teardown removed, by kind and name, and what a fresh listing in AWS still found. For demos that are over. */
export function receiptBlocks(demo: Demo, text: Text): KnownBlock[] {
  const { receipt } = demo;
  if (demo.phase === 'tearing-down') return [];
  if (!receipt) return demo.phase === 'ended' ? [section(`${text.report.receiptTitle}\n${text.report.noReceipt}`)] : [];
  const removed = receipt.removed.length > 0 ? itemLines(receipt.removed, text) : [text.report.nothingToRemove];
  const time = timeOfDay(receipt.listedAt);
  // A stuck demo's listing is of an earlier try: only an ended one can say that nothing is left.
  const nothingLeft = demo.phase === 'ended' ? [text.report.nothingLeft(time)] : [];
  const left =
    receipt.left.length > 0
      ? [text.report.left(receipt.left.length, time), ...itemLines(receipt.left, text)]
      : nothingLeft;
  return [
    section([text.report.receiptTitle, ...removed].join('\n')),
    ...(left.length ? [section(left.join('\n'))] : []),
  ];
}

function itemLines(items: readonly Removed[], text: Text): string[] {
  const lines = items.slice(0, MOST_LINES).map(({ kind, name }) => `• ${text.report.kind[kind]} ${code(name)}`);
  const others = items.length - lines.length;
  return others > 0 ? [...lines, text.report.moreRemoved(others)] : lines;
}
