import { checkCode } from '../../../scenario/mfa-user/code-checks.ts';
import { Secret } from '../../../scenario/secret.ts';
import { readViewContext } from '../../ids.ts';
import type { FormReading, InputErrors, SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { typedInto } from '../../views/code-input.ts';
import { guessesOf } from './guess.ts';

/**
 * Returns two codes, or an error for each wrong field.
 * @throws SyntaxError or ZodError for a view that this bot did not make
 */
export function readTwoCodes(firstBlock: string, secondBlock: string, view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const { problem, sameCodeTwice } = textOf(context.locale).codes;
  const first = checkCode(typedInto(firstBlock, view));
  const second = checkCode(typedInto(secondBlock, view));
  const errors: InputErrors = {};
  if (!first.ok) errors[firstBlock] = problem[first.problem];
  if (!second.ok) errors[secondBlock] = problem[second.problem];
  if (!first.ok || !second.ok) return { ok: false, errors };
  if (first.code === second.code) return { ok: false, errors: { [secondBlock]: sameCodeTwice } };
  const codes = [new Secret(first.code), new Secret(second.code)];
  return { ok: true, context, codes, choices: guessesOf(view) };
}

/**
 * Returns one code, or an error for its field.
 * @throws SyntaxError or ZodError for a view that this bot did not make
 */
export function readOneCode(block: string, view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const check = checkCode(typedInto(block, view));
  if (check.ok) return { ok: true, context, codes: [new Secret(check.code)], choices: guessesOf(view) };
  return { ok: false, errors: { [block]: textOf(context.locale).codes.problem[check.problem] } };
}
