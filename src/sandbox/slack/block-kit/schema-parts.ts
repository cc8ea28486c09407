import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** A rule over several fields of one object. Slack's code for all of these is `failed_constraint`. */
type Rule = z.core.CheckFn<Record<string, unknown>>;

/** A text of `min` to `max` characters. */
export function text(min: number, max: number) {
  return z.string().min(min).max(max);
}

/**
 * A list of `min` to `max` items. The length is settled first: like Slack, a list that is too long is refused as a
 * whole and its items are not looked at.
 */
export function listOf<Item extends z.ZodType>(item: Item, min: number, max: number) {
  return z.array(z.unknown()).min(min).max(max).pipe(z.array(item));
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return z.int().min(min).max(max);
}

export function exactlyOneOf(...fields: readonly string[]): Rule {
  return ({ value, issues }) => {
    if (fields.filter((field) => field in value).length === 1) return;
    issues.push(
      failure(value, `must provide exactly one of: ${fields.join(', ')}`, { type: 'one_of', expected: fields }),
    );
  };
}

export function atLeastOneOf(...fields: readonly string[]): Rule {
  return ({ value, issues }) => {
    if (fields.some((field) => field in value)) return;
    issues.push(
      failure(value, `must provide at least one of: ${fields.join(', ')}`, { type: 'any_of', expected: fields }),
    );
  };
}

/** What is selected at first must be, field by field, one of the options on offer. */
export function startsWithOfferedOptions(field: 'initial_option' | 'initial_options'): Rule {
  return ({ value, issues }) => {
    const offered = [value.options, value.option_groups].flat().flatMap(optionsIn);
    [value[field]].flat().forEach((chosen, index) => {
      if (chosen === undefined || offered.some((option) => isDeepStrictEqual(option, chosen))) return;
      const path = field === 'initial_options' ? [field, index] : [field];
      issues.push({ ...failure(value, 'must be one of the options', { type: 'one_of_options' }), path });
    });
  };
}

export function ordered(lower: string, upper: string): Rule {
  return ({ value, issues }) => {
    if (Number(value[lower] ?? Number.NEGATIVE_INFINITY) <= Number(value[upper] ?? Number.POSITIVE_INFINITY)) return;
    const constraint = { type: 'min_value', expected: value[lower], got: value[upper] };
    issues.push({ ...failure(value, `must not be less than ${lower}`, constraint), path: [upper] });
  };
}

function optionsIn(candidate: unknown): unknown[] {
  if (typeof candidate !== 'object' || candidate === null) return [];
  return 'options' in candidate && Array.isArray(candidate.options) ? candidate.options : [candidate];
}

function failure(input: unknown, message: string, constraint: unknown) {
  return { code: 'custom' as const, input, message, params: { constraint } };
}
