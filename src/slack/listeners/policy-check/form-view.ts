import type { InputBlock, ModalView } from '@slack/types';
import * as z from 'zod';
import { PATTERN_IDS, PATTERNS, type PatternId } from '../../../policy-check/patterns.ts';
import { problemSentence } from '../../../policy-check/problems/sentence.ts';
import { type ReadPolicy, readPolicy } from '../../../policy-check/read-policy.ts';
import type { Question } from '../../../policy-check/simulator.ts';
import type { Locale } from '../../../scenario/demo.ts';
import { BLOCKS, VIEWS } from '../../ids.ts';
import { plainText, section } from '../../messages/blocks.ts';
import type { InputErrors, SubmittedView } from '../../messages/face.ts';
import { clip } from '../../messages/limits.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';

/** Action id of the input in every block. */
const VALUE = 'value';
/** Slack's limit for a multi-line input, in characters. */
const LONGEST = 3000;
const LONGEST_ERROR = 500;
const FIRST = { action: 's3:ListAllMyBuckets', resource: '*' };

/**
 * Returns the window in which a person enters a policy or chooses an example, and enters the request to check it with.
 */
export function checkFormView(locale: Locale): ModalView {
  const text = textOf(locale);
  const { policyCheck } = text;
  return {
    type: 'modal',
    callback_id: VIEWS.check,
    private_metadata: JSON.stringify({ locale }),
    title: plainText(policyCheck.title),
    submit: plainText(policyCheck.submit),
    close: plainText(text.modals.cancel),
    blocks: [
      section(policyCheck.intro),
      policyInput(policyCheck),
      patternInput(policyCheck),
      ...requestInputs(policyCheck),
    ],
  };
}

function policyInput({ policy, policyHint }: Text['policyCheck']): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.checkPolicy,
    optional: true,
    label: plainText(policy),
    hint: plainText(policyHint),
    element: { type: 'plain_text_input', action_id: VALUE, multiline: true, max_length: LONGEST, focus_on_load: true },
  };
}

function patternInput({ pattern, patternPlaceholder, patterns }: Text['policyCheck']): InputBlock {
  return {
    type: 'input',
    block_id: BLOCKS.checkPattern,
    optional: true,
    label: plainText(pattern),
    element: {
      type: 'static_select',
      action_id: VALUE,
      placeholder: plainText(patternPlaceholder),
      options: PATTERN_IDS.map((id) => ({ value: id, text: plainText(patterns[id]) })),
    },
  };
}

function requestInputs({ action, actionHint, resource, resourceHint }: Text['policyCheck']): InputBlock[] {
  const input = (blockId: string, label: string, hint: string, first: string): InputBlock => ({
    type: 'input',
    block_id: blockId,
    label: plainText(label),
    hint: plainText(hint),
    element: { type: 'plain_text_input', action_id: VALUE, initial_value: first, max_length: 200 },
  });
  return [
    input(BLOCKS.checkAction, action, actionHint, FIRST.action),
    input(BLOCKS.checkResource, resource, resourceHint, FIRST.resource),
  ];
}

const valuesSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() }),
  ),
);
const contextSchema = z.object({ locale: z.string() });

export type CheckReading =
  | { readonly ok: true; readonly locale: Locale; readonly read: ReadPolicy; readonly question: Question }
  | { readonly ok: false; readonly errors: InputErrors };

/**
 * Returns the entered policy and request, or an error for each wrong field.
 * @throws SyntaxError or ZodError for a view that this bot did not make
 */
export function readCheckForm(view: SubmittedView): CheckReading {
  const { locale } = readCheckContext(view.private_metadata);
  const { problem, problems } = textOf(locale).policyCheck;
  const values = valuesSchema.parse(view.state.values);
  const typed = (block: string) => values[block]?.[VALUE]?.value?.trim() ?? '';
  const pattern = values[BLOCKS.checkPattern]?.[VALUE]?.selected_option?.value;
  const policyText = typed(BLOCKS.checkPolicy) || exampleOf(pattern);
  const question = { action: typed(BLOCKS.checkAction), resource: typed(BLOCKS.checkResource) };
  const errors: InputErrors = {};
  const read = policyText === '' ? undefined : readPolicy(policyText);
  if (!read) errors[BLOCKS.checkPolicy] = problem.noPolicy;
  else if ('problems' in read) {
    const told = read.problems.map((each) =>
      problem.at(String(each.line), each.path, problemSentence(each.problem, problems)),
    );
    errors[BLOCKS.checkPolicy] = clip(told.join(' · '), LONGEST_ERROR);
  }
  const isAsked = !read || 'problems' in read || read.kind === 'identity';
  if (isAsked && !/^[\w-]+:\w+$/.test(question.action)) errors[BLOCKS.checkAction] = problem.action;
  if (isAsked && !/^(?:\*|arn:[^\s]+)$/.test(question.resource)) errors[BLOCKS.checkResource] = problem.resource;
  if (!read || 'problems' in read || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, locale, read, question };
}

/** Parses the window's private metadata. @throws SyntaxError or ZodError when this bot did not write it */
export function readCheckContext(privateMetadata: string): { readonly locale: Locale } {
  return contextSchema.parse(JSON.parse(privateMetadata));
}

/** Returns an example policy as text; '' for an unknown id. */
function exampleOf(id: string | undefined): string {
  const known = PATTERN_IDS.find((one): one is PatternId => one === id);
  return known === undefined ? '' : JSON.stringify(PATTERNS[known], null, 2);
}
