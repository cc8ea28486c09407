import { z } from 'zod';
import { malformedInput, validationError } from './errors.ts';

/** Error messages repeat a wrong value only up to this length, in characters. */
const MAX_REPEATED = 2048;

type Branch = Map<string, Branch | string>;

/** The name of a list entry. AWS has no parameters with more than four lists inside each other. */
const LIST_ENTRY = /^\w+(?:\.member\.\d{1,4}(?:\.\w+)?){1,4}$/;

/**
 * Converts a form into an object: `Tags.member.1.Key=a` becomes a list of objects, `TagKeys.member.1=a` a list of
 * texts, and `Name=a` a text. Lists can contain lists.
 */
export function inputOf(form: URLSearchParams): Record<string, unknown> {
  const root: Branch = new Map();
  for (const [name, value] of form) place(root, LIST_ENTRY.test(name) ? name.split('.') : [name], value);
  return Object.fromEntries([...root].map(([name, branch]) => [name, grown(branch)]));
}

function place(branch: Branch, [name = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) {
    branch.set(name, value);
    return;
  }
  const present = branch.get(name);
  const child: Branch = present instanceof Map ? present : new Map();
  place(child, rest, value);
  branch.set(name, child);
}

function grown(branch: Branch | string): unknown {
  if (typeof branch === 'string') return branch;
  const list = branch.get('member');
  if (list instanceof Map) return [...list].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => grown(item));
  return Object.fromEntries([...branch].map(([name, child]) => [name, grown(child)]));
}

/** Accepts text within bounds. The bounds are those of the public service model, the messages are AWS's. */
export function text(bounds: { min?: number; max: number; pattern?: RegExp }) {
  const { min = 1, max, pattern = /^[\s\S]*$/ } = bounds;
  const source = pattern.source.replace(/^\^/, '').replace(/\$$/, '');
  return z
    .string('Member must not be null')
    .min(min, `Member must have length greater than or equal to ${min}`)
    .max(max, `Member must have length less than or equal to ${max}`)
    .regex(pattern, `Member must satisfy regular expression pattern: ${source}`);
}

/** Accepts a list; the query protocol writes an empty list as an empty value. */
export function listOf<Item>(item: z.ZodType<Item>, max = Number.POSITIVE_INFINITY) {
  const written = (value: unknown) => (value === '' ? [] : value);
  const items = z.array(item, 'Member must not be null');
  return z.preprocess(written, items.max(max, `Member must have length less than or equal to ${max}`));
}

/**
 * Accepts a whole number. In recorded answers, AWS accepts `0900` and `+900`, and refuses ` 900 `, `9e2` and
 * `2147483648` as malformed.
 */
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

/**
 * Validates the parameters of a request, and returns the output of the schema.
 * @param repeatsValues whether an error message repeats the wrong value: STS does, IAM no longer does (public issue
 *   reports of 2024 and 2025)
 * @throws ValidationError that lists every violated bound, without codes, tokens, passwords and secrets; MalformedInput
 *   for text that is no number or no boolean
 */
export function parseInput<Input>(schema: z.ZodType<Input>, raw: unknown, repeatsValues: boolean = false): Input {
  const parsed = schema.safeParse(raw, { reportInput: repeatsValues });
  if (parsed.success) return parsed.data;
  const violations = parsed.error.issues.map(({ path, input, message }) => {
    const name = path.map(memberName).join('.');
    const value = isRepeatable(name, input) ? ` '${input}'` : '';
    return `Value${value} at '${name}' failed to satisfy constraint: ${message}`;
  });
  const errors = violations.length === 1 ? 'error' : 'errors';
  throw validationError(`${violations.length} validation ${errors} detected: ${violations.join('; ')}`);
}

function isRepeatable(name: string, input: unknown): boolean {
  if (/code|token|password|secret/i.test(name)) return false;
  return typeof input === 'number' || (typeof input === 'string' && input.length <= MAX_REPEATED);
}

/** Returns one part of a parameter's path in AWS's spelling. A whole path is `tags.1.member.value`. */
function memberName(part: PropertyKey): string {
  if (typeof part === 'number') return `${part + 1}.member`;
  const name = String(part);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
