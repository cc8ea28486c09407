import { expect, test } from 'vitest';
import { proseInCode } from '../../scripts/prose/in-code.ts';

const CODE = `
/** Returns one. */
export function one() {
  // Two lines
  // of one comment.
  logger.warn({ id }, 'the demo is late');
  throw new UpstreamError('aws', 'Throttling', \`\${name} was throttled\`);
}
counter(registry, 'demos_total', 'Demos that began.', []);
program.option('--port <n>', 'the port of the page');
test.each([1])('a %s is one', () => {}); // @ts-ignore
const text = "/* no comment */";
`;

test('the list of prose has comments, docstrings, log lines, errors, help and test titles, with their lines', () => {
  const found = proseInCode({ path: 'src/one.ts', text: CODE });
  expect(found.map(({ line, kind, text }) => `${line} ${kind}: ${text}`)).toEqual([
    '2 docstring: Returns one.',
    '4 comment: Two lines of one comment.',
    '6 log: the demo is late',
    '7 error: {} was throttled',
    '9 metric: Demos that began.',
    '10 help: the port of the page',
    '11 test: a %s is one',
  ]);
});
