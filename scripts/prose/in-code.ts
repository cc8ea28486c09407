import { parseSync, Visitor } from 'oxc-parser';
import type { Source } from '../../test/support/read-imports.ts';

type Call = Parameters<NonNullable<ConstructorParameters<typeof Visitor>[0]['CallExpression']>>[0];
type Argument = Call['arguments'][number];
type Callee = Call['callee'];

export type ProseKind = 'docstring' | 'comment' | 'log' | 'error' | 'metric' | 'help' | 'test';

/** A text in a file of code that was written for a reader. */
export interface Prose {
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  readonly kind: ProseKind;
  /** The text on one line; values that a template fills in are shown as `{}`. */
  readonly text: string;
}

const LOG_LEVELS = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
const METRICS = new Set(['counter', 'gauge', 'histogram']);
const HELP = new Set(['option', 'requiredOption', 'description', 'argument', 'addHelpText', 'summary']);
const TESTS = new Set(['test', 'describe', 'it']);
const TOOL_WORDS = /^(?:biome-ignore|@ts-|@vitest-|#__PURE__)/;

/**
 * Returns the comments, docstrings, log lines, error texts, metric and command-line help and test titles of a file, in
 * their order. Leaves out a text of one word, unless it is a comment or a docstring.
 */
export function proseInCode({ path, text }: Source): Prose[] {
  const { program, comments } = parseSync(path, text);
  const found: { at: number; kind: ProseKind; text: string }[] = [];
  for (const { type, value, start } of joinedLines(comments, text)) {
    const words = oneLine(value.replace(/^\s*\*+/gm, ''));
    const isDocstring = type === 'Block' && value.startsWith('*');
    if (words !== '' && !TOOL_WORDS.test(words))
      found.push({ at: start, kind: isDocstring ? 'docstring' : 'comment', text: words });
  }
  const add = (kind: ProseKind, written: readonly Argument[]) => {
    for (const each of written) {
      const words = textOf(each);
      if (words?.includes(' ') && !words.startsWith('-')) found.push({ at: each.start, kind, text: oneLine(words) });
    }
  };
  new Visitor({
    NewExpression: (made) => {
      if (made.callee.type === 'Identifier' && made.callee.name.endsWith('Error')) add('error', made.arguments);
    },
    CallExpression: (call) => {
      const kind = kindOfCall(call.callee);
      if (kind !== undefined) add(kind, call.arguments);
    },
  }).visit(program);
  return found
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, ...rest }) => ({ path, line: lineOf(text, at), ...rest }));
}

/** Returns the comments of a CSS file. */
export function commentsInStyles({ path, text }: Source): Prose[] {
  return [...text.matchAll(/\/\*([\s\S]*?)\*\//g)].map(({ index, 1: words = '' }) => ({
    path,
    line: lineOf(text, index),
    kind: 'comment',
    text: oneLine(words),
  }));
}

/** Joins line comments on consecutive lines into one comment. */
function joinedLines(comments: ReturnType<typeof parseSync>['comments'], text: string) {
  const joined: { type: 'Line' | 'Block'; value: string; start: number; end: number }[] = [];
  for (const comment of comments) {
    const last = joined.at(-1);
    const isNextLine = last && /^\r?\n[ \t]*$/.test(text.slice(last.end, comment.start));
    if (last?.type === 'Line' && comment.type === 'Line' && isNextLine) {
      last.value += comment.value;
      last.end = comment.end;
    } else joined.push({ ...comment });
  }
  return joined;
}

function kindOfCall(callee: Callee): ProseKind | undefined {
  if (callee.type === 'CallExpression') return kindOfCall(callee.callee);
  if (callee.type === 'Identifier') {
    if (TESTS.has(callee.name)) return 'test';
    return METRICS.has(callee.name) ? 'metric' : undefined;
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  const { name } = callee.property;
  const owner = callee.object.type === 'MemberExpression' ? callee.object.property : callee.object;
  if (owner.type === 'Identifier' && /^log$|logger$/i.test(owner.name) && LOG_LEVELS.has(name)) return 'log';
  if (owner.type === 'Identifier' && TESTS.has(owner.name)) return 'test';
  return HELP.has(name) ? 'help' : undefined;
}

function textOf(written: Argument): string | undefined {
  if (written.type === 'Literal' && typeof written.value === 'string') return written.value;
  if (written.type !== 'TemplateLiteral') return undefined;
  return written.quasis.map(({ value }) => value.cooked ?? value.raw).join('{}');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function lineOf(text: string, index: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
