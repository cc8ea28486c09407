import type { KnownBlock, ModalView } from '@slack/types';
import type { Demo, Removed } from '../../../scenario/demo.ts';
import type { OrphanReceipt } from '../../../scenario/ports/orphan-remover.ts';
import type { CleanupTargets } from '../../../scenario/sweep/cleanup.ts';
import { VIEWS } from '../../ids.ts';
import { context, type MessageContent, section, sectionsOf } from '../../messages/blocks.ts';
import { clip } from '../../messages/limits.ts';
import { code, escapeMrkdwn } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';
import { whose } from './whose.ts';

const MOST_LINES = 150;
/**
 * The most characters of all lines together. They fit into 41 sections, because two neighbouring sections together
 * always have more characters than one section may have (3000).
 */
const MOST_CHARACTERS = 60_000;
const LONGEST_REASON = 400;

export interface CleanupProgress {
  readonly targets: CleanupTargets;
  readonly demos: readonly Demo[];
  /** The results of the removal of the leftovers, or why it failed; absent while they are being removed. */
  readonly receipts?: readonly OrphanReceipt[] | { readonly failure: string } | undefined;
  /** Whether the admin's view is no longer updated. */
  readonly isAbandoned?: boolean | undefined;
}

type Item = { readonly state: 'going' | 'removed' | 'failed'; readonly line: string };
type Outcome = keyof Text['cleanup']['progressTitle'];

/** Whether every demo is ended or stuck, and all leftovers are handled. */
export function isDone(progress: CleanupProgress): boolean {
  const { targets, demos, receipts } = progress;
  const isGoing = (demo: Demo) => demo.phase !== 'ended' && demo.phase !== 'stuck';
  return !demos.some(isGoing) && (targets.leftoverIds.length === 0 || receipts !== undefined);
}

/** Returns the window right after the confirmation. `progressView` replaces it. */
export function beginningView(text: Text): ModalView {
  return frame(text, 'going', [section(text.cleanup.beginning)]);
}

/** Returns the window with the progress of a cleanup, or its receipt. */
export function progressView(progress: CleanupProgress, text: Text): ModalView {
  return frame(text, outcomeOf(itemsOf(progress, text)), blocksOf(progress, text));
}

/** Returns the progress for the direct message, for an admin who has closed the window. */
export function progressOfCleanupMessage(progress: CleanupProgress, text: Text): MessageContent {
  return { text: headline(progress, itemsOf(progress, text), text), blocks: blocksOf(progress, text) };
}

function blocksOf(progress: CleanupProgress, text: Text): KnownBlock[] {
  const items = itemsOf(progress, text);
  const lines = linesThatFit(items);
  const others = items.length - lines.length;
  return [
    section(headline(progress, items, text)),
    ...sectionsOf(others > 0 ? [...lines, text.cleanup.more(others)] : lines),
    ...(progress.isAbandoned ? [context(text.cleanup.goesOnAlone)] : []),
  ];
}

function linesThatFit(items: readonly Item[]): string[] {
  const lines: string[] = [];
  let characters = 0;
  for (const { line } of items.slice(0, MOST_LINES)) {
    characters += line.length + 1;
    if (characters > MOST_CHARACTERS) break;
    lines.push(line);
  }
  return lines;
}

function headline({ targets }: CleanupProgress, items: readonly Item[], { cleanup }: Text): string {
  if (items.length === 0) return cleanup.receiptOfNothing;
  switch (outcomeOf(items)) {
    case 'going':
      return cleanup.going(items.length - countOf(items, 'going'), items.length);
    case 'incomplete':
      return cleanup.receiptWithProblems(items.length - countOf(items, 'failed'), items.length);
    case 'done':
      return cleanup.receipt(targets.demoIds.length, targets.leftoverIds.length);
  }
}

function outcomeOf(items: readonly Item[]): Outcome {
  if (countOf(items, 'going') > 0) return 'going';
  return countOf(items, 'failed') > 0 ? 'incomplete' : 'done';
}

function countOf(items: readonly Item[], state: Item['state']): number {
  return items.filter((item) => item.state === state).length;
}

function itemsOf(progress: CleanupProgress, text: Text): Item[] {
  const { targets, demos, receipts } = progress;
  const ofDemos = targets.demoIds.map((demoId) => demoItem(demoId, demos, text));
  const ofLeftovers = targets.leftoverIds.map((demoId) => leftoverItem(demoId, receipts, text));
  return [...ofDemos, ...ofLeftovers];
}

function demoItem(demoId: string, demos: readonly Demo[], text: Text): Item {
  const demo = demos.find((one) => one.demoId === demoId);
  const who = demo ? `${whose(demo, text)} ${code(demoId)}` : code(demoId);
  if (!demo) return item('removed', who, text.cleanup.wasOver);
  if (demo.phase === 'ended') return item('removed', who, removedWords(demo.receipt?.removed ?? [], text));
  if (demo.phase !== 'stuck') return item('going', who, text.cleanup.removing);
  return failedItem(who, demo.stuckReason ?? text.admins.stuckReasonUnknown, text);
}

function leftoverItem(demoId: string, receipts: CleanupProgress['receipts'], text: Text): Item {
  const what = text.cleanup.leftover(code(demoId));
  if (!receipts) return item('going', what, text.cleanup.removing);
  if ('failure' in receipts) return failedItem(what, receipts.failure, text);
  const receipt = receipts.find((one) => one.demoId === demoId);
  if (!receipt) return item('removed', what, text.cleanup.wasOver);
  if (receipt.left.length === 0) return item('removed', what, removedWords(receipt.removed, text));
  const left = receipt.left.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return failedItem(what, receipt.failure ?? left, text);
}

function failedItem(what: string, reason: string, text: Text): Item {
  return item('failed', what, text.cleanup.notRemoved(escapeMrkdwn(clip(reason, LONGEST_REASON))));
}

function item(state: Item['state'], what: string, words: string): Item {
  const sign = { going: ':hourglass_flowing_sand:', removed: ':white_check_mark:', failed: ':warning:' }[state];
  return { state, line: `${sign} ${what} · ${words}` };
}

function removedWords(removed: readonly Removed[], { cleanup, report }: Text): string {
  const kinds = [...new Set(removed.map(({ kind }) => report.kind[kind]))];
  return kinds.length === 0 ? cleanup.removedNothing : cleanup.removed(kinds.join(', '));
}

function frame(text: Text, outcome: Outcome, blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.cleanupProgress,
    title: { type: 'plain_text', text: text.cleanup.progressTitle[outcome] },
    close: { type: 'plain_text', text: text.modals.close },
    blocks,
  };
}
