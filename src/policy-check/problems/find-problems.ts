import { type JSONPath, type Node, type ParseError, printParseErrorCode } from 'jsonc-parser';
import type { z } from 'zod';
import { lineAt, nodeAt, pathText } from './places.ts';
import { faultNamed, JSON_FAULTS, type PolicyKind, type PolicyProblem, type Problem, type Subject } from './problem.ts';

/**
 * Returns the problem of a text that is not JSON.
 * @param error the first error of the parser
 */
export function notJson(text: string, error: ParseError | undefined): PolicyProblem {
  const name = error && printParseErrorCode(error.error);
  const fault = JSON_FAULTS.find((each) => each === name) ?? 'other';
  return { line: lineAt(text, error?.offset ?? 0), path: '', problem: { kind: 'not-json', fault } };
}

/** Returns a problem for each name that appears again in its object: JSON readers ignore one of the two. */
export function repeatedNames(text: string, root: Node): PolicyProblem[] {
  return repeatedNodes(root).map(({ offset, value }) => ({
    line: lineAt(text, offset),
    path: '',
    problem: { kind: 'twice', name: String(value) },
  }));
}

function repeatedNodes(node: Node): Node[] {
  const names = (node.type === 'object' ? (node.children ?? []) : []).flatMap(({ children }) => children?.[0] ?? []);
  const here = names.filter(({ value }, index) => names.findIndex((name) => name.value === value) < index);
  return [...here, ...(node.children ?? []).flatMap(repeatedNodes)];
}

/**
 * Returns the problems that a schema found.
 * @param placeOf translates a path of the schema into the path in the text
 */
export function schemaProblems(
  text: string,
  root: Node,
  issues: readonly z.core.$ZodIssue[],
  kind: PolicyKind,
  placeOf: (path: JSONPath) => JSONPath,
): PolicyProblem[] {
  const at = (path: JSONPath, problem: Problem): PolicyProblem => ({
    line: lineAt(text, nodeAt(root, path).offset),
    path: pathText(path),
    problem,
  });
  return issues.flatMap((issue) => {
    const path = placeOf(issue.path as JSONPath);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((name) => at([...path, name], unknownElement(name, path, kind)));
    }
    const word = issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message;
    return [at(path, { kind: 'fault', fault: faultNamed(word ?? ''), subject: subjectAt(path) })];
  });
}

function unknownElement(name: string, path: JSONPath, kind: PolicyKind): Problem {
  if (path.length === 0) return { kind: 'no-element', name, of: 'policy' };
  if (path.at(-1) === 'Principal') return { kind: 'no-element', name, of: 'principal' };
  if (name === 'NotPrincipal' && kind === 'trust') return { kind: 'not-principal' };
  if (name === 'Principal' || name === 'NotPrincipal') return { kind: 'principal', name };
  return { kind: 'no-element', name, of: kind === 'trust' ? 'trust-statement' : 'statement' };
}

function subjectAt(path: JSONPath): Subject {
  const last = path.at(-1);
  if (last === undefined) return 'policy';
  return typeof last === 'number' ? 'statement' : { element: last };
}
