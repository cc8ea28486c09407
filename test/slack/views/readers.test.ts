import { describe, expect, test } from 'vitest';
import { BLOCKS, CODE_INPUT, writeViewContext } from '../../../src/slack/ids.ts';
import { enrollmentForm, sessionCodeForm } from '../../../src/slack/scenarios/session-token/forms.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';

const { problem, sameCodeTwice } = textOf('en').codes;
const metadata = writeViewContext({ demoId: 'abcdefghjkmn', locale: 'en' });

function submitted(typed: Record<string, string | null>, private_metadata = metadata) {
  const values = Object.entries(typed).map(([blockId, value]) => [blockId, { [CODE_INPUT]: { type: 'x', value } }]);
  return { private_metadata, state: { values: Object.fromEntries(values) } };
}

const two = (first: string | null, second: string | null) =>
  enrollmentForm.read(submitted({ [BLOCKS.firstCode]: first, [BLOCKS.secondCode]: second }));
const one = (code: string | null) => sessionCodeForm.read(submitted({ [BLOCKS.sessionCode]: code }));

const BAD: readonly (readonly [string, string | null, string])[] = [
  ['an empty field', null, problem.empty],
  ['a code of spaces only', '      ', problem.empty],
  ['a code of letters', 'abcdef', problem['not-digits']],
  ['a code with letters among digits', '12a456', problem['not-digits']],
  ['a code of five digits', '12345 ', problem['wrong-length']],
  ['a code of seven digits', '1234567', problem['wrong-length']],
];

describe.each(BAD)('%s', (_, typed, said) => {
  test('is refused below the first code', () => {
    expect(two(typed, '654321')).toEqual({ ok: false, errors: { [BLOCKS.firstCode]: said } });
  });
  test('is refused below the second code', () => {
    expect(two('654321', typed)).toEqual({ ok: false, errors: { [BLOCKS.secondCode]: said } });
  });
  test('is refused below both', () => {
    expect(two(typed, typed)).toEqual({
      ok: false,
      errors: { [BLOCKS.firstCode]: said, [BLOCKS.secondCode]: said },
    });
  });
  test('is refused as session code', () => {
    expect(one(typed)).toEqual({ ok: false, errors: { [BLOCKS.sessionCode]: said } });
  });
});

test.each(['123 456', '123-456', ' 123456 ', '１２３４５６', '１２３　４５６'])('%s is read as a code', (typed) => {
  const reading = one(typed);
  expect(reading.ok && reading.codes[0]?.reveal()).toBe('123456');
  expect(reading.ok && reading.context.demoId).toBe('abcdefghjkmn');
});

test('the same code twice is refused below the second field, even with a space in it', () => {
  expect(two('123456', '123 456')).toEqual({ ok: false, errors: { [BLOCKS.secondCode]: sameCodeTwice } });
});

test('both codes are read in their order, and JSON does not show them', () => {
  const reading = two('123 456', '012345');
  expect(reading.ok && reading.codes.map((code) => code.reveal())).toEqual(['123456', '012345']);
  expect(JSON.stringify(reading)).not.toContain('123456');
});

test('errors use the language of the window', () => {
  const view = submitted({ [BLOCKS.sessionCode]: null }, writeViewContext({ demoId: 'abc', locale: 'ja' }));
  expect(sessionCodeForm.read(view)).toEqual({
    ok: false,
    errors: { [BLOCKS.sessionCode]: textOf('ja').codes.problem.empty },
  });
});

test.each(['', 'null', '{}', '{"demoId":"../x","locale":"en"}', '{"demoId":"abc","locale":"no language"}'])(
  'a window with metadata that the bot has not written throws an error: %s',
  (privateMetadata) => {
    expect(() => sessionCodeForm.read(submitted({ [BLOCKS.sessionCode]: '123456' }, privateMetadata))).toThrow();
  },
);
