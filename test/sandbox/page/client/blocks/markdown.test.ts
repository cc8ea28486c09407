import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../../../sandbox/page/client/blocks/markdown/parse-markdown.ts';
import { parseMarked } from '../../../../../sandbox/page/client/blocks/markdown/parse-marked.ts';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const marked = (kind: 'bold' | 'italic' | 'strike', ...children: object[]) => ({ kind, children });
const link = (href: string, words = href) => ({ kind: 'link', href, text: words });
const paragraph = (...lines: string[]) => ({ kind: 'paragraph', lines: lines.map((line) => [text(line)]) });

test.each([
  ['**bold** and __bold__', [marked('bold', text('bold')), text(' and '), marked('bold', text('bold'))]],
  ['*it* _it_', [marked('italic', text('it')), text(' '), marked('italic', text('it'))]],
  ['**so _very_**', [marked('bold', text('so '), marked('italic', text('very')))]],
  ['***all***', [marked('bold', marked('italic', text('all')))]],
  ['~~gone~~', [marked('strike', text('gone'))]],
  ['snake_case_name, 2 * 3 * 4', [text('snake_case_name, 2 * 3 * 4')]],
  ['`a*b*`', [{ kind: 'code', text: 'a*b*' }]],
  ['`` a`b ``', [{ kind: 'code', text: 'a`b' }]],
  ['\\*no\\*', [text('*'), text('no'), text('*')]],
  ['[a **b**](https://x.example/y_(z) "title")', [link('https://x.example/y_(z)', 'a b')]],
  ['![logo](https://x.example/l.png)', [link('https://x.example/l.png', 'logo')]],
  ['See https://x.example/a_b.', [text('See '), link('https://x.example/a_b'), text('.')]],
  ['[run](javascript:alert(1))', [text('run')]],
  ['<@U1> &lt;b&gt;', [{ kind: 'user', id: 'U1' }, text(' <b>')]],
  [':tada: :nothing_like_it:', [{ kind: 'emoji', text: '🎉' }, text(' :nothing_like_it:')]],
])('%s is parsed as %j', (line, expected) => {
  expect(parseMarked(line)).toEqual(expected);
});

test('headings of all levels are parsed alike, and a heading ends a paragraph', () => {
  expect(parseMarkdown('# One\nfirst\nsecond\n### Three ###\n#hash')).toEqual([
    { kind: 'heading', text: [text('One')] },
    paragraph('first', 'second'),
    { kind: 'heading', text: [text('Three')] },
    paragraph('#hash'),
  ]);
});

test('lists can be nested, numbered, or lists of tasks', () => {
  expect(parseMarkdown('- a\n  more\n  1. b\n- c\n\n3. d\n\n- [ ] e\n- [x] f')).toEqual([
    {
      kind: 'list',
      items: [
        { parts: [paragraph('a', 'more'), { kind: 'list', start: 1, items: [{ parts: [paragraph('b')] }] }] },
        { parts: [paragraph('c')] },
      ],
    },
    { kind: 'list', start: 3, items: [{ parts: [paragraph('d')] }] },
    {
      kind: 'list',
      items: [
        { isDone: false, parts: [paragraph('e')] },
        { isDone: true, parts: [paragraph('f')] },
      ],
    },
  ]);
});

test('quotes, dividers and code blocks are parsed', () => {
  expect(parseMarkdown('> said\n> - so\n\n---\n```js\n# no heading\n\n**no**\n```\n~~~\nopen')).toEqual([
    { kind: 'quote', parts: [paragraph('said'), { kind: 'list', items: [{ parts: [paragraph('so')] }] }] },
    { kind: 'divider' },
    { kind: 'code', text: '# no heading\n\n**no**' },
    { kind: 'code', text: 'open' },
  ]);
});

test('a table is parsed with its alignments, and an escaped bar belongs to the cell', () => {
  expect(parseMarkdown('| A | B | C |\n|---|:-:|--:|\n| 1 | `x\\|y` | 3\nafter')).toEqual([
    {
      kind: 'table',
      aligns: [undefined, 'center', 'right'],
      rows: [
        [[text('A')], [text('B')], [text('C')]],
        [[text('1')], [{ kind: 'code', text: 'x|y' }], [text('3')]],
      ],
    },
    paragraph('after'),
  ]);
});

test('deeply nested lists and thousands of unclosed marks are parsed', () => {
  const deep = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n');
  expect(JSON.stringify(parseMarkdown(deep)).match(/"kind":"list"/g)).toHaveLength(60);
  expect(parseMarked('`'.repeat(12_000))).toEqual([text('`'.repeat(12_000))]);
});
