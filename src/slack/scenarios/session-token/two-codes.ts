import { Secret } from '../../../scenario/secret.ts';
import { checkCode } from '../../../scenario/session-token/code-checks.ts';
import { BLOCKS, readViewContext } from '../../ids.ts';
import type { FormReading, InputErrors, SubmittedView } from '../../messages/face.ts';
import { textOf } from '../../text/catalog.ts';
import { typedInto } from '../../views/code-input.ts';
import { guessesOf } from './guess.ts';

/** Both codes, or what to say below each field. @throws ZodError for a view that is not ours. */
export function readTwoCodes(view: SubmittedView): FormReading {
  const context = readViewContext(view.private_metadata);
  const { problem, sameCodeTwice } = textOf(context.locale).codes;
  const first = checkCode(typedInto(BLOCKS.firstCode, view));
  const second = checkCode(typedInto(BLOCKS.secondCode, view));
  const errors: InputErrors = {};
  if (!first.ok) errors[BLOCKS.firstCode] = problem[first.problem];
  if (!second.ok) errors[BLOCKS.secondCode] = problem[second.problem];
  if (!first.ok || !second.ok) return { ok: false, errors };
  if (first.code === second.code) return { ok: false, errors: { [BLOCKS.secondCode]: sameCodeTwice } };
  const codes = [new Secret(first.code), new Secret(second.code)];
  return { ok: true, context, codes, choices: guessesOf(view) };
}
