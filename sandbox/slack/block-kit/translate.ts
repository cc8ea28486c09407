import type { z } from 'zod';
import { lengthOf } from './schema-parts.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * One mistake, in the shape in which Slack's `blocks.validate` reports it
 * (https://docs.slack.dev/reference/methods/blocks.validate). Codes, texts and constraints are those of the JSON schema
 * library that Slack published as slackhq/hack-json-schema.
 */
export type BlockKitError = {
  /** A JSON pointer. */
  readonly pointer: string;
  readonly code: 'missing_field' | 'invalid_type' | 'failed_constraint';
  readonly message: string;
  /** The missing field. Set with the code `missing_field` only. */
  readonly field?: string;
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

/** Translates zod's issues about `input` into Slack's errors. Pointers start at `root`, for example `/blocks`. */
export function inSlacksWords(issues: readonly Issue[], input: unknown, root: string): BlockKitError[] {
  return issues.flatMap((issue) => translate(issue, valueAt(input, issue.path), root));
}

function translate(issue: Issue, got: unknown, root: string): BlockKitError[] {
  const pointer = pointerTo(root, issue.path);
  // A custom rule checks a whole object. Its issue can point at an absent field, but is not a `missing_field` error.
  if (issue.code === 'custom') return [constraintError(pointer, issue.message, issue.params?.constraint)];
  if (got === undefined && issue.path.length > 0) return [missingField(root, issue.path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        constraintError(pointer, `invalid additional property: ${key}`, { type: 'additional_properties', got: key }),
      );
    case 'invalid_type':
      return [wrongType(pointer, issue.expected, issue.message)];
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

/** Returns the error for a missing field. As on Slack, the pointer leads to the object that lacks the field. */
function missingField(root: string, path: Path): BlockKitError {
  const field = String(path.at(-1));
  const message = `missing required field: ${field}`;
  return { pointer: pointerTo(root, path.slice(0, -1)), code: 'missing_field', message, field };
}

/**
 * Returns the error for a value of the wrong type. A `sentence` that starts with "must" is from our schema, not from
 * zod, and is used unchanged.
 */
function wrongType(pointer: string, expected: string, sentence = ''): BlockKitError {
  const message = sentence.startsWith('must ') ? sentence : `must provide ${nouns[expected] ?? expected}`;
  return { pointer, code: 'invalid_type', message };
}

function notAmong(pointer: string, path: Path, expected: readonly unknown[], got: unknown): BlockKitError {
  const wanted = typeof expected[0] === 'number' ? 'number' : 'string';
  if (typeof got !== wanted) return wrongType(pointer, wanted);
  const message = path.at(-1) === 'type' ? `unsupported type: ${got}` : 'must be a valid enum value';
  return constraintError(pointer, message, { type: 'enum', expected, got });
}

function tooMuch(pointer: string, origin: string, expected: number, got: unknown): BlockKitError {
  if (origin === 'array') {
    return constraintError(pointer, `no more than ${expected} items allowed`, { type: 'max_items', expected, got });
  }
  if (origin === 'string') {
    const message = `must be less than ${expected + 1} characters`;
    return constraintError(pointer, message, { type: 'max_length', expected, got });
  }
  return constraintError(pointer, `must be less than ${expected}`, { type: 'maximum', expected, got });
}

function tooLittle(pointer: string, origin: string, expected: number, got: unknown): BlockKitError {
  if (origin === 'array') {
    return constraintError(pointer, `must provide at least ${expected} items`, { type: 'min_items', expected, got });
  }
  if (origin === 'string') {
    const message = `must be more than ${expected - 1} characters`;
    return constraintError(pointer, message, { type: 'min_length', expected, got });
  }
  return constraintError(pointer, `must be greater than ${expected}`, { type: 'minimum', expected, got });
}

function constraintError(pointer: string, message: string, constraint: unknown): BlockKitError {
  return { pointer, code: 'failed_constraint', message, ...(constraint === undefined ? {} : { constraint }) };
}

/** Returns the allowed types. zod adds them to the issue as `options`, which the issue's type does not declare. */
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
  if (typeof value === 'string') return lengthOf(value);
  return Array.isArray(value) ? value.length : value;
}
