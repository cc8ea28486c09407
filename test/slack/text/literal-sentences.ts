import { parseAst } from 'vitest/node';
import type { Source } from '../../support/read-imports.ts';

/** The fields of a syntax node that this file uses. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly [field: string]: unknown;
}

/** Properties of Block Kit whose value people read. In them, a single word counts as a sentence. */
const READ = /^(?:text|title|label|placeholder|alt_text|hint|description|submit|close|confirm|deny)$/;
/** Matches a text with two words, or with Japanese characters. */
const SENTENCE = /\p{L}{2,}[,.:;!?]? +\p{L}{2,}|[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;

interface LiteralSentence {
  readonly said: string;
  /** Line number, from 1. */
  readonly line: number;
}

/** Returns every literal that reads like a sentence for people. Leaves out types, imports, errors and log lines. */
export function literalSentencesOf({ path, text }: Source): LiteralSentence[] {
  const lineOf = (start: number) => text.slice(0, start).split('\n').length;
  const visit = (node: Node, name: string): LiteralSentence[] => {
    if (isForProgrammers(node)) return [];
    const said = saidBy(node) ?? '';
    const isRead = SENTENCE.test(said) || (READ.test(name) && /\p{L}/u.test(said));
    const inside = childrenOf(node).flatMap(([field, child]) => visit(child, nameFor(field, node, name)));
    return isRead ? [{ said, line: lineOf(node.start) }, ...inside] : inside;
  };
  return visit(parseAst(text, { lang: 'ts' }, path) as unknown as Node, '');
}

function childrenOf(node: Node): [string, Node][] {
  return Object.entries(node).flatMap(([field, inside]) =>
    [inside].flat().flatMap((one): [string, Node][] => (isNode(one) ? [[field, one]] : [])),
  );
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/**
 * Returns the name of the property whose value is the child of `node` in this field, or an empty text if the child is
 * not the value of a property. In `title: a ? b : c`, both `b` and `c` are values of `title`. In `title: a ?? b`, both
 * `a` and `b` are.
 * @param field the name of the field
 * @param name the name of the property whose value is `node` itself, or an empty text
 */
function nameFor(field: string, node: Node, name: string): string {
  if (node.type === 'Property') return field === 'value' ? nameOf(node) : '';
  return /^(?:Conditional|Logical)Expression$/.test(node.type) && field !== 'test' ? name : '';
}

function saidBy(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis?.map(({ value }) => value.cooked).join('…');
  return undefined;
}

/** Returns the key of a property if it is written without quotes, otherwise an empty text. */
function nameOf({ key }: Node): string {
  return typeof key === 'object' && key !== null && 'name' in key ? String(key.name) : '';
}

/** Returns whether a node is a type, an import, an error or a log line. */
function isForProgrammers(node: Node): boolean {
  if (/^(?:TSLiteralType|TSTypeAnnotation|TSTypeAliasDeclaration|Import\w*Declaration)$/.test(node.type)) return true;
  if (node.type === 'NewExpression') return /Error$/.test(calledBy(node));
  return node.type === 'CallExpression' && /(?:^|\.)logger\.\w+$/.test(calledBy(node));
}

/** Returns the name of the called function, for example `parts.logger.warn`. */
function calledBy({ callee }: Node): string {
  const names = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    if ('name' in node) return [String(node.name)];
    return 'object' in node && 'property' in node ? [...names(node.object), ...names(node.property)] : [];
  };
  return names(callee).join('.');
}
