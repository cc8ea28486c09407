import type { z } from 'zod';
import { refuseWithMessages } from '../refusal.ts';
import type { SlackState } from '../state/state.ts';
import { type AnyMethod, method } from './method.ts';

/** Defines a method for the bot token. It refuses wrong input with `invalid_arguments` and one line per mistake. */
export function botMethod<Input>(
  scopes: readonly string[],
  input: z.ZodType<Input>,
  answer: (state: SlackState, input: Input) => object,
): AnyMethod {
  return method({ scopes, callers: ['bot'], input, answer }, refuseInput);
}

export function refuseInput(error: z.ZodError, input: Readonly<Record<string, unknown>>): never {
  return refuseWithMessages(
    'invalid_arguments',
    error.issues.map((issue) => {
      const isMissing =
        input[String(issue.path[0])] === undefined ||
        (issue.code === 'invalid_type' && issue.message.endsWith('received undefined'));
      return isMissing
        ? `missing required field: ${issue.path.join('.')}`
        : `${sentenceOf(issue)} [json-pointer:/${issue.path.join('/')}]`;
    }),
  );
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message;
  const isTooMuch = issue.code === 'too_big' && issue.origin === 'number';
  return isTooMuch ? `must be less than ${Number(issue.maximum) + 1}` : 'invalid value';
}
