import {
  findNodeAtLocation,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { z } from 'zod';
import { type Policy, policySchema } from './policy.ts';
import { faultNamed, JSON_FAULTS, type PolicyProblem, type Problem, type Subject } from './problems/problem.ts';
import type { Position } from './simulator.ts';

export interface StatementPlace {
  /** On which it begins in what was given, from 1. */
  readonly line: number;
  /** A place well inside it, in `text`. */
  readonly middle: Position;
}

export interface ReadPolicy {
  readonly policy: Policy;
  /** As it was given, without blanks around it. */
  readonly text: string;
  /** Where each statement is, in their order. */
  readonly places: readonly StatementPlace[];
}

/** What `iam:SimulateCustomPolicy` takes, in characters. */
const LONGEST = 131_072;

/** Reads an identity policy in JSON. Returns the problems, with their lines, if it is none. */
export function readPolicy(text: string): ReadPolicy | { readonly problems: readonly PolicyProblem[] } {
  // AWS takes no blanks before it, and no byte order mark.
  const body = text.trim();
  if (body === '') return { problems: [whole({ kind: 'empty' })] };
  if (body.length > LONGEST) {
    return { problems: [whole({ kind: 'too-long', length: body.length, most: LONGEST })] };
  }
  const above = lineAt(text, text.indexOf(body)) - 1;
  const moved = <Place extends { readonly line: number }>(place: Place) => ({ ...place, line: place.line + above });
  const read = readBody(body);
  if ('problems' in read) return { problems: read.problems.map(moved) };
  return { ...read, places: read.places.map(moved) };
}

function readBody(text: string): ReturnType<typeof readPolicy> {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first || !root) return { problems: [notJson(text, first)] };
  const twice = repeatedNames(root).map((node) => twiceAt(text, node));
  if (twice.length > 0) return { problems: twice };

  const given: unknown = JSON.parse(text);
  const isList = Array.isArray(Reflect.get(Object(given), 'Statement'));
  const parsed = policySchema.safeParse(isList ? given : withListedStatement(given));
  const placeOf = (path: JSONPath) =>
    isList ? path : path.filter((_, index) => index !== 1 || path[0] !== 'Statement');
  if (!parsed.success) {
    return { problems: parsed.error.issues.flatMap((issue) => problemsOf(text, root, issue, placeOf)) };
  }
  const places = parsed.data.Statement.map((_, index) =>
    statementPlace(text, nodeAt(root, placeOf(['Statement', index]))),
  );
  return { policy: parsed.data, text, places };
}

function statementPlace(text: string, { offset, length }: Node): StatementPlace {
  const middle = offset + Math.floor(length / 2);
  const column = middle - text.lastIndexOf('\n', middle - 1);
  return { line: lineAt(text, offset), middle: { line: lineAt(text, middle), column } };
}

/** Returns the line, counted from 1, on which this character stands. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function whole(problem: Problem): PolicyProblem {
  return { line: 1, path: '', problem };
}

function notJson(text: string, error: ParseError | undefined): PolicyProblem {
  const name = error && printParseErrorCode(error.error);
  const fault = JSON_FAULTS.find((each) => each === name) ?? 'other';
  return { line: lineAt(text, error?.offset ?? 0), path: '', problem: { kind: 'not-json', fault } };
}

/** The names that stand a second time in their object, of which JSON readers forget one. */
function repeatedNames(node: Node): Node[] {
  const names = (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children }) => children?.[0] ?? []);
  const here = names.filter(({ value }, index) => names.findIndex((name) => name.value === value) < index);
  return [...here, ...(node.children ?? []).flatMap(repeatedNames)];
}

function twiceAt(text: string, { offset, value }: Node): PolicyProblem {
  return { line: lineAt(text, offset), path: '', problem: { kind: 'twice', name: String(value) } };
}

type Issue = z.core.$ZodIssue;

function problemsOf(text: string, root: Node, issue: Issue, placeOf: (path: JSONPath) => JSONPath): PolicyProblem[] {
  const path = placeOf(issue.path as JSONPath);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      line: lineAt(text, nodeAt(root, [...path, name]).offset),
      path: pathText([...path, name]),
      problem: unknownElement(name, path.length === 0 ? 'policy' : 'statement'),
    }));
  }
  const word = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
  const problem: Problem = { kind: 'fault', fault: faultNamed(word ?? ''), subject: subjectAt(path) };
  return [{ line: lineAt(text, nodeAt(root, path).offset), path: pathText(path), problem }];
}

function unknownElement(name: string, of: 'policy' | 'statement'): Problem {
  const isPrincipal = of === 'statement' && (name === 'Principal' || name === 'NotPrincipal');
  return isPrincipal ? { kind: 'principal', name } : { kind: 'no-element', name, of };
}

function subjectAt(path: JSONPath): Subject {
  const last = path.at(-1);
  if (last === undefined) return 'policy';
  return typeof last === 'number' ? 'statement' : { element: last };
}

/** The node of the nearest place on the way that is there. */
function nodeAt(root: Node, path: JSONPath): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

function pathText(path: JSONPath): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

function withListedStatement(given: unknown): unknown {
  const isObject = typeof given === 'object' && given !== null && 'Statement' in given;
  return isObject
    ? { ...given, Statement: typeof given.Statement === 'object' ? [given.Statement] : given.Statement }
    : given;
}
