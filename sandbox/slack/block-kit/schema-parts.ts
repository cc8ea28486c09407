import { z } from 'zod';

/** One member of a union that `type` discriminates. */
export type Typed = z.core.$ZodTypeDiscriminable;

/** Returns the length of a text in code points, as Slack counts it: most emoji are one, but two UTF-16 units. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A text of `min` to `max` characters. */
export function text(min: number, max: number) {
  return z.string().check(({ value, issues }) => {
    // `value.length` counts UTF-16 units, so it is never below the number of characters. If it is within the limits and
    // `min` is at most 1, as it is for all callers, the characters need not be counted.
    const length =
      value.length < min || value.length > max ? lengthOf(value) : Math.max(min, Math.min(max, value.length));
    if (length > max) issues.push({ code: 'too_big', origin: 'string', maximum: max, inclusive: true, input: value });
    if (length < min) issues.push({ code: 'too_small', origin: 'string', minimum: min, inclusive: true, input: value });
  });
}

/** A text of at least one character. Slack documents no upper limit. */
export function anyText() {
  return text(1, Number.MAX_SAFE_INTEGER);
}

/** A text that matches the regular expression `pattern`. The refusal names the pattern, as Slack's refusals do. */
export function matching(pattern: string) {
  const expression = new RegExp(pattern, 'u');
  return z.string().check(({ value, issues }) => {
    if (expression.test(value)) return;
    const constraint = { type: 'pattern', expected: pattern, got: value };
    issues.push({
      code: 'custom',
      input: value,
      message: `input must match regex pattern: ${pattern}`,
      params: { constraint },
    });
  });
}

/** A day as `YYYY-MM-DD`. */
export function day() {
  return z.string().check(({ value, issues }) => {
    if (z.iso.date().safeParse(value).success) return;
    const constraint = { type: 'format', expected: 'date', got: value };
    issues.push({ code: 'custom', input: value, message: 'input must be a valid: date', params: { constraint } });
  });
}

/** A list of `min` to `max` items. Like Slack, it refuses a list of another length without a look at the items. */
export function listOf<Item extends z.ZodType>(item: Item, min: number, max: number) {
  return z.array(z.unknown()).min(min).max(max).pipe(z.array(item));
}

/** A whole number from `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return z.int({ error: 'must provide an integer' }).min(min).max(max);
}

/** One of several objects, discriminated by `type`. */
export function oneOfTypes(schemas: readonly Typed[]) {
  return z.discriminatedUnion('type', schemas as readonly [Typed, ...Typed[]]);
}
