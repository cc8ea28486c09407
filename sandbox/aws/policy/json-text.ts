/**
 * These functions find facts about the text of a policy that `JSON.parse` does not report. The text must be valid JSON.
 */

interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** Strings, brackets, commas and colons. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Returns whether an object has the same key twice, of which `JSON.parse` would keep only the last value, or has the
 * key `__proto__`, which JavaScript treats specially.
 */
export function hasDoubtfulKeys(json: string): boolean {
  const open: Set<string>[] = [];
  let previous = '';
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open.push(new Set());
    if (token === '}' || token === ']') open.pop();
    if (token === ':') {
      const key = JSON.parse(previous) as string;
      if (key === '__proto__' || open.at(-1)?.has(key)) return true;
      open.at(-1)?.add(key);
    }
    previous = token;
  }
  return false;
}

/**
 * Returns the positions of a policy's statements in its text, in their order. As in AWS, a statement begins right after
 * the bracket, comma or colon before it, and ends right after its closing brace; lines and columns begin with 1.
 */
export function statementSpans(json: string): Span[] {
  const spans: Span[] = [];
  const path: string[] = [];
  let before = { token: '', end: 0 };
  let startsAt = 0;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === ':') path[path.length - 1] = JSON.parse(before.token) as string;
    if (token === '{' && isStatement(path)) startsAt = before.end;
    if (token === '{' || token === '[') path.push('');
    if (token === '}' || token === ']') path.pop();
    if (token === '}' && isStatement(path)) {
      spans.push({ start: positionAt(json, startsAt), end: positionAt(json, index + 1) });
    }
    before = { token, end: index + token.length };
  }
  return spans;
}

/** Returns whether a path leads to a statement. The element `Statement` is one statement or a list of statements. */
function isStatement(path: readonly string[]): boolean {
  return path[0] === 'Statement' && (path.length === 1 || (path.length === 2 && path[1] === ''));
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}
