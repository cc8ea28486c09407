import type { InputBlock, MrkdwnOption } from '@slack/types';
import { type Demo, isNobodys, isRunning } from '../../../scenario/demo.ts';
import type { Orphan } from '../../../scenario/ports/orphan-remover.ts';
import { ACTIONS } from '../../ids.ts';
import type { Face } from '../../messages/face.ts';
import { clip, LIMITS } from '../../messages/limits.ts';
import type { Text } from '../../text/en.ts';
import { whose } from './whose.ts';

const MINUTE_MS = 60_000;

/**
 * Returns the checkbox of a demo that has not ended.
 * @param now epoch milliseconds
 */
export function demoOption(demo: Demo, face: Face, text: Text, now: number): MrkdwnOption {
  return option(demo.demoId, `${whose(demo, text)}${whereIs(demo, face, text)}`, ageOf(demo, text, now));
}

/** Says where a demo is. A prepared demo has no participant yet and is in no step of its lesson. */
function whereIs(demo: Demo, face: Face, text: Text): string {
  if (demo.phase !== 'running') return ` · ${text.cleanup.phase[demo.phase]}`;
  return isNobodys(demo) ? '' : ` · ${face.whereForAdmins(demo, text)}`;
}

function ageOf(demo: Demo, { cleanup }: Text, now: number): string {
  const { demoId, createdAt, deadlineAt } = demo;
  const age = minutes(now - createdAt);
  if (!isRunning(demo)) return cleanup.age(demoId, age);
  return now < deadlineAt ? cleanup.ageAndEnd(demoId, age, minutes(deadlineAt - now)) : cleanup.ageOverdue(demoId, age);
}

/**
 * Returns the checkbox of a leftover in AWS.
 * @param now epoch milliseconds
 */
export function orphanOption({ demoId, resources, since, reason }: Orphan, text: Text, now: number): MrkdwnOption {
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

/** Returns checkboxes in groups, since Slack allows ten options in a group. */
export function checkboxes(
  blockId: string,
  options: readonly MrkdwnOption[],
  label: (range: string) => string,
): InputBlock[] {
  const groups: InputBlock[] = [];
  for (let from = 0; from < options.length; from += LIMITS.checkboxes) {
    const some = options.slice(from, from + LIMITS.checkboxes);
    const range = options.length > LIMITS.checkboxes ? ` (${from + 1}–${from + some.length})` : '';
    groups.push({
      type: 'input',
      block_id: `${blockId}-${from}`,
      optional: true,
      label: { type: 'plain_text', text: label(range) },
      element: { type: 'checkboxes', action_id: ACTIONS.cleanupTick, options: some },
    });
  }
  return groups;
}

function minutes(ms: number): string {
  return String(Math.max(0, Math.round(ms / MINUTE_MS)));
}
