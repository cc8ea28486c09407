import type { KnownBlock } from '@slack/types';
import { type Demo, isRunning, type Removed } from '../../scenario/demo.ts';
import type { Text } from '../text/en.ts';
import { section } from './blocks.ts';
import { clip, LIMITS } from './limits.ts';
import { code, timeOfDay } from './mrkdwn.ts';

const MOST_LEFT = 20;

/** Says what the teardown deleted and what the last listing in AWS still found, for demos that are ended or stuck. */
export function receiptBlocks(demo: Demo, text: Text): KnownBlock[] {
  const { receipt, phase } = demo;
  const { report } = text;
  if (isRunning(demo) || phase === 'tearing-down') return [];
  if (!receipt) return phase === 'ended' ? [section(report.noReceipt)] : [];
  const time = timeOfDay(receipt.listedAt);
  const { removed, left } = receipt;
  const counted = removed.length > 0 ? report.things(removed.length) : report.nothingToRemove;
  const leftOver = left.length > 0 ? report.someLeft(left.length, time) : report.nothingLeft(time);
  return [
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: `${report.removed}\n${counted}` },
        // The listing of a stuck demo is from an earlier try, so only an ended demo can say that nothing is left.
        ...(phase === 'ended' || left.length > 0
          ? [{ type: 'mrkdwn' as const, text: `${report.left}\n${leftOver}` }]
          : []),
      ],
    },
    ...(removed.length > 0 ? [section(kindsOf(removed, text))] : []),
    ...(left.length > 0 ? [section(leftLines(left, text))] : []),
  ];
}

/** Names each kind once, in the order of deletion. */
function kindsOf(removed: readonly Removed[], { report }: Text): string {
  const kinds = [...new Set(removed.map(({ kind }) => kind))];
  return clip(kinds.map((kind) => `:heavy_minus_sign: ${report.kind[kind]}`).join('   '), LIMITS.sectionText);
}

function leftLines(left: readonly Removed[], { report }: Text): string {
  const lines = left.slice(0, MOST_LEFT).map(({ kind, name }) => `• ${report.kind[kind]} ${code(name)}`);
  const others = left.length - lines.length;
  return (others > 0 ? [...lines, report.more(others)] : lines).join('\n');
}
