import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * One thing Slack refuses. The shape is that of Slack's `blocks.validate`; `pointer` is a JSON pointer.
 * https://docs.slack.dev/reference/methods/blocks.validate
 */
export type BlockKitError = {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly constraint?: unknown;
};

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
};

/** Puts zod's findings about `input` into Slack's words; pointers start at `root`, for example `/blocks`. */
export function inSlacksWords(issues: readonly Issue[], input: unknown, root: string): BlockKitError[] {
  return issues.flatMap((issue) => translate(issue, valueAt(input, issue.path), root));
}

function translate(issue: Issue, got: unknown, root: string): BlockKitError[] {
  const pointer = pointerTo(root, issue.path);
  // Custom rules look at a whole object and may point at a field that is absent.
  if (issue.code === 'custom') return [constraintError(pointer, issue.message, issue.params?.constraint)];
  if (got === undefined && issue.path.length > 0) return [missingField(root, issue.path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        pointer,
        code: 'invalid_additional_property',
        message: `invalid additional property: ${key}`,
      }));
    case 'invalid_type':
      return [wrongType(pointer, issue.expected)];
    case 'invalid_union':
      return [notAmong(pointer, issue.path, discriminatorsOf(issue), got)];
    case 'invalid_value':
      return [notAmong(pointer, issue.path, issue.values, got)];
    case 'too_big':
      return [tooMuch(pointer, issue.origin, Number(issue.maximum), sizeOf(got))];
    case 'too_small':
      return [tooLittle(pointer, issue.origin, Number(issue.minimum), sizeOf(got))];
    default:
      return [constraintError(pointer, issue.message, undefined)];
  }
}

/** Slack points at the object that lacks the field, not at the field. */
function missingField(root: string, path: Path): BlockKitError {
  const message = `missing required field: ${String(path.at(-1))}`;
  return { pointer: pointerTo(root, path.slice(0, -1)), code: 'missing_required_field', message };
}

function wrongType(pointer: string, expected: string): BlockKitError {
  const message = `must provide ${nouns[expected] ?? expected}`;
  return { pointer, code: 'invalid_type', message, constraint: { type: 'type', expected } };
}

function notAmong(pointer: string, path: Path, expected: readonly unknown[], got: unknown): BlockKitError {
  const wanted = typeof expected[0] === 'number' ? 'number' : 'string';
  if (typeof got !== wanted) return wrongType(pointer, wanted);
  const constraint = { type: 'enum', expected, got };
  if (path.at(-1) === 'type')
    return { pointer, code: 'unsupported_type', message: `unsupported type: ${got}`, constraint };
  return constraintError(pointer, `must be one of: ${expected.join(', ')}`, constraint);
}

function tooMuch(pointer: string, origin: string, expected: number, got: unknown): BlockKitError {
  if (origin === 'array') {
    return constraintError(pointer, `no more than ${expected} items allowed`, { type: 'max_items', expected, got });
  }
  const isText = origin === 'string';
  const message = `must be less than ${expected + 1}${isText ? ' characters' : ''}`;
  return constraintError(pointer, message, { type: isText ? 'max_length' : 'max_value', expected, got });
}

function tooLittle(pointer: string, origin: string, expected: number, got: unknown): BlockKitError {
  if (origin === 'array') {
    return constraintError(pointer, `must provide at least ${expected} items`, { type: 'min_items', expected, got });
  }
  if (origin === 'string') {
    const message = `must be more than ${expected - 1} characters`;
    return constraintError(pointer, message, { type: 'min_length', expected, got });
  }
  return constraintError(pointer, `must be greater than ${expected - 1}`, { type: 'min_value', expected, got });
}

function constraintError(pointer: string, message: string, constraint: unknown): BlockKitError {
  const base = { pointer, code: 'failed_constraint', message };
  return constraint === undefined ? base : { ...base, constraint };
}

/** zod names the known types, but its declarations do not. */
function discriminatorsOf(issue: Issue): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function pointerTo(root: string, path: Path): string {
  return [root, ...path.map(String)].join('/');
}

function valueAt(input: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), input);
}

function sizeOf(value: unknown): unknown {
  return typeof value === 'string' || Array.isArray(value) ? value.length : value;
}
