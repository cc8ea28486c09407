/** A file of the project, with its path from the root of the project. */
export type Source = { readonly path: string; readonly text: string };

export type Import = {
  /** The line number, counted from 1. */
  readonly line: number;
  readonly specifier: string;
  /** Whether this is an `import type`, `export type` or `typeof import()`, which do not exist at run time. */
  readonly isTypeOnly: boolean;
};

const quotedOrComment = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const fromClause = /^[ \t]*(?:import|export)\s+(type\s+(?!from\b))?[\w$\s{},*]*?\bfrom\s*['"]([^'"]+)['"]/gm;
const bareImport = /^[ \t]*import\s*()['"]([^'"]+)['"]/gm;
const dynamicImport = /(typeof\s+)?\b(?:import|require)\s*\(\s*(?:['"`]([^'"`]*)['"`])?/g;

/**
 * Returns all imports of a file: static, re-exports, bare, dynamic. A computed import has the specifier `(computed)`.
 */
export function importsOf(source: Source): Import[] {
  const code = withoutComments(source.text);
  return [fromClause, bareImport, dynamicImport]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map((match) => ({
      line: lineOf(code, match.index + match[0].search(/\S/)),
      specifier: match[2] ?? '(computed)',
      isTypeOnly: match[1] !== undefined && match[1] !== '',
    }))
    .toSorted((a, b) => a.line - b.line);
}

/** Returns the numbers, counted from 1, of the lines that read the environment. */
export function linesReadingEnvironment(source: Source): number[] {
  const reading = /\bprocess\s*\??\.\s*env\b|\{[^{}]*\benv\b[^{}]*\}\s*(?:=\s*process\b|from\s*'node:process')/g;
  const code = withoutComments(source.text).replace(/'(?!node:)(?:\\.|[^'\\\n])*'/g, blank);
  return [...code.matchAll(reading)].map((match) => lineOf(code, match.index));
}

function withoutComments(text: string): string {
  return text.replace(quotedOrComment, (found) => (/^\/[/*]/.test(found) ? blank(found) : found));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
