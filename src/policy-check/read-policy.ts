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
import type { Position } from './simulator.ts';

/** What is wrong with a text that should be a policy, and where. */
export interface PolicyProblem {
  /** From 1. */
  readonly line: number;
  /** The names on the way to it, for example `Statement[0].Effect`; empty for the whole text. */
  readonly path: string;
  readonly says: string;
}

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
  if (body === '') return { problems: [whole('There is no policy in it.')] };
  if (body.length > LONGEST) {
    return { problems: [whole(`It has ${body.length} characters, and AWS takes at most ${LONGEST}.`)] };
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
  const twice = repeatedNames(root).map((node) => problemAt(text, node, 'stands there twice'));
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

function whole(says: string): PolicyProblem {
  return { line: 1, path: '', says };
}

const PARSE_WORDS: Readonly<Record<string, string>> = {
  CommaExpected: 'a comma is missing',
  ColonExpected: 'a colon is missing',
  PropertyNameExpected: 'a name in quotes is missing',
  ValueExpected: 'a value is missing',
  CloseBraceExpected: 'a } is missing',
  CloseBracketExpected: 'a ] is missing',
  EndOfFileExpected: 'the text goes on after its end',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfString: 'a quotation mark is missing',
  InvalidSymbol: 'this is no value: texts stand in quotes',
};

function notJson(text: string, error: ParseError | undefined): PolicyProblem {
  const word = error && PARSE_WORDS[printParseErrorCode(error.error)];
  return {
    line: lineAt(text, error?.offset ?? 0),
    path: '',
    says: `This is not JSON: ${word ?? 'it cannot be read'}.`,
  };
}

/** The names that stand a second time in their object, of which JSON readers forget one. */
function repeatedNames(node: Node): Node[] {
  const names = (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children }) => children?.[0] ?? []);
  const here = names.filter(({ value }, index) => names.findIndex((name) => name.value === value) < index);
  return [...here, ...(node.children ?? []).flatMap(repeatedNames)];
}

function problemAt(text: string, node: Node, says: string): PolicyProblem {
  return { line: lineAt(text, node.offset), path: '', says: `${JSON.stringify(node.value)} ${says}.` };
}

const ELSEWHERE: Readonly<Record<string, string>> = {
  Principal: 'An identity policy has no Principal: it applies to the user, group or role it is attached to.',
  NotPrincipal: 'An identity policy has no NotPrincipal: it applies to the user, group or role it is attached to.',
};

type Issue = z.core.$ZodIssue;

function problemsOf(text: string, root: Node, issue: Issue, placeOf: (path: JSONPath) => JSONPath): PolicyProblem[] {
  const path = placeOf(issue.path as JSONPath);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      line: lineAt(text, nodeAt(root, [...path, name]).offset),
      path: pathText([...path, name]),
      says:
        ELSEWHERE[name] ?? `${JSON.stringify(name)} is no element of a ${path.length === 0 ? 'policy' : 'statement'}.`,
    }));
  }
  const name = path.length === 0 ? 'The policy' : JSON.stringify(path.at(-1));
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? 'is no name') : issue.message;
  const says = typeof path.at(-1) === 'number' ? `The statement ${message}.` : `${name} ${message}.`;
  return [{ line: lineAt(text, nodeAt(root, path).offset), path: pathText(path), says }];
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
