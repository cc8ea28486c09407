import { z } from 'zod';
import { malformedInput, validationError } from './errors.ts';

/** `Tags.member.1.Key=a` and plain `Name=value` pairs, as nested objects; what it does not know stays out. */
export function inputOf(form: URLSearchParams): Record<string, unknown> {
  const plain = new Map<string, unknown>();
  const lists = new Map<string, Map<number, Map<string, string>>>();
  for (const [name, value] of form) {
    const entry = /^(\w+)\.member\.(\d{1,4})\.(\w+)$/.exec(name);
    if (!entry) {
      plain.set(name, value);
      continue;
    }
    const list = lists.get(entry[1]!) ?? new Map<number, Map<string, string>>();
    const fields = list.get(Number(entry[2])) ?? new Map<string, string>();
    lists.set(entry[1]!, list.set(Number(entry[2]), fields.set(entry[3]!, value)));
  }
  for (const [name, list] of lists) {
    const entries = [...list].sort(([a], [b]) => a - b);
    plain.set(
      name,
      entries.map(([, fields]) => Object.fromEntries(fields)),
    );
  }
  return Object.fromEntries(plain);
}

/** Bounds are those of the public service model; the messages are AWS's. */
export function text(bounds: { min?: number; max: number; pattern?: RegExp }) {
  const { min = 1, max, pattern = /^[\s\S]*$/ } = bounds;
  const source = pattern.source.replace(/^\^/, '').replace(/\$$/, '');
  return z
    .string('Member must not be null')
    .min(min, `Member must have length greater than or equal to ${min}`)
    .max(max, `Member must have length less than or equal to ${max}`)
    .regex(pattern, `Member must satisfy regular expression pattern: ${source}`);
}

/** A whole number; AWS takes `0900` and `+900`, and calls ` 900 `, `9e2` or more than 32 bits malformed (recorded). */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .transform((written) => {
      const value = /^[+-]?\d+$/.test(written) ? Number(written) : Number.NaN;
      if (!(Math.abs(value) <= 0x7fffffff)) throw malformedInput('The input is not a valid integer.');
      return value;
    })
    .pipe(
      z
        .number()
        .min(min, `Member must have value greater than or equal to ${min}`)
        .max(max, `Member must have value less than or equal to ${max}`),
    );
}

/** @throws ValidationError that lists every violated bound; values are not echoed, some are secrets. */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown): Input {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map((issue) => {
    return `Value at '${issue.path.map(memberName).join('.')}' failed to satisfy constraint: ${issue.message}`;
  });
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw validationError(`${violations.length} validation ${errors} detected: ${violations.join('; ')}`);
}

/** AWS's spelling: `tags.1.member.value`. */
function memberName(part: PropertyKey): string {
  if (typeof part === 'number') return `${part + 1}.member`;
  const name = String(part);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
