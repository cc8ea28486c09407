import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { widthOf } from '../../../sandbox/stories/terminal/width.ts';
import { runSource } from '../../support/run-source.ts';

/** Runs `npm run demo` with its output in a pipe. */
const demo = (...args: string[]) => runSource('sandbox/cli/demo.ts', args);

test('in a pipe, a story is plain text of at most the given width, and its steps are in order', {
  timeout: 60_000,
}, async () => {
  const { code, stdout, stderr } = await demo('--fail', 'stop-midway', '--propagation', 'off', '--columns', '70');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(70);
  expect(stripVTControlCharacters(stdout) === stdout, 'no colours').toBe(true);
  expect(stdout).not.toMatch(/`|\*\w|<[@!]/);

  const entries = lines.filter((line) => /^ *\d+:\d\d {2}/.test(line));
  const isText = (line: string) => line === '' || line.startsWith(' '.repeat(22));
  const others = lines.slice(3, -2).filter((line) => !entries.includes(line) && !isText(line));
  expect(others, 'every other line is the indented text of an entry').toEqual([]);
  const at = (pattern: RegExp) => entries.findIndex((line) => pattern.test(line));
  const order = [
    at(/1\/5 {2}Ana {7}types \/mfa-demo start/),
    at(/2\/5 {2}Ana {7}scans the QR code/),
    at(/2\/5 {2}Ana {7}presses \[/),
    at(/2\/5 {2}window {4}/),
    at(/Ana {7}types \/mfa-demo stop/),
    at(/5\/5 {2}MFA Demo {2}/),
    at(/Ana {7}types two codes into the old window/),
  ];
  expect(order).not.toContain(-1);
  expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(lines.at(-2)).toBe('Checked in AWS: S3 was not called, nothing left');
});

test('the error about a word that is not an option names the word and the story with the most similar name', {
  timeout: 60_000,
}, async () => {
  expect(await demo('wrong-code')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'Unknown word wrong-code. Did you mean --fail wrong-codes? There are only options: npm run demo -- --help\n',
  });
});
