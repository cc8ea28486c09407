import { transform } from 'esbuild';

/** The attributes that people read or hear. */
const READ = /^(?:children|title|placeholder|alt|label|about|"aria-(?:label|valuetext|description)")$/;
/** The attributes and settings that people do not read. */
const UNREAD = /^(?:className|type|role|as|"data-[a-z-]+")$/;
/** The names that are equal in all languages: keys of the keyboard, and Slackbot. */
const NAMES = new Set(['Tab', 'Enter', 'Slackbot']);

const quoted = /"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
const property = /([\w$]+|"[\w-]+"):[^,{}()[\]]*$/;
const compared = /[!=]== $/;

/** Returns the texts in a component that are not from the catalog. */
export async function literalSentencesOf(source: string): Promise<string[]> {
  const { code } = await transform(source, { loader: 'tsx', jsx: 'automatic', charset: 'utf8' });
  return [...code.matchAll(quoted)].flatMap((match) => {
    const line = code.slice(code.lastIndexOf('\n', match.index) + 1, match.index);
    if (/^\s*(?:import|export) .*from $|^\s*import $/.test(line) || compared.test(line)) return [];
    const name = property.exec(line)?.[1] ?? (isInList(code.slice(0, match.index)) ? 'children' : '');
    const text = match[0].slice(1, -1).replace(/\$\{[^}]*\}/g, '');
    return isRead(name, text) ? [text] : [];
  });
}

/** Returns whether the string that follows `before` is in a list of React children. */
function isInList(before: string): boolean {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    if (/[)\]}]/.test(before[at]!)) depth += 1;
    if (/[([{]/.test(before[at]!)) depth -= 1;
    if (depth < 0) return before[at] === '[' && before.slice(0, at).endsWith('children: ');
  }
  return false;
}

function isRead(name: string, text: string): boolean {
  if (UNREAD.test(name) || NAMES.has(text)) return false;
  if (READ.test(name)) return /\p{L}/u.test(text);
  return /^\p{Lu}\p{Ll}+ (?:\p{L}|\d)/u.test(text.trim()) || /\p{Ll} [^\n]*\p{L}[.!?…]$/u.test(text);
}
