import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Position } from '../simulator.ts';

export interface StatementPlace {
  /** The line on which the statement begins in the original text, from 1. */
  readonly line: number;
  /** A position near the middle of the statement, in the text that is simulated. */
  readonly middle: Position;
}

/** Returns where a statement is. @param text the text from which the node was parsed */
export function statementPlace(text: string, { offset, length }: Node): StatementPlace {
  const middle = offset + Math.floor(length / 2);
  const column = middle - text.lastIndexOf('\n', middle - 1);
  return { line: lineAt(text, offset), middle: { line: lineAt(text, middle), column } };
}

/** Returns the line of this character, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Returns the node at this path, or the nearest one above it that exists. */
export function nodeAt(root: Node, path: JSONPath): Node {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node;
  }
  return root;
}

/** Formats a path, for example `Statement[0].Effect`. */
export function pathText(path: JSONPath): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}
