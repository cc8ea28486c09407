import { expect, test } from 'vitest';
import { fieldForCode, submittedValues, textFields } from '../../../../../sandbox/page/client/modal/form-values.ts';
import { enrollmentModal } from '../../sample-world.ts';

const fields = textFields(enrollmentModal.blocks);
const [first, second] = fields as [(typeof fields)[number], (typeof fields)[number]];

test('the values of a modal are sent by block id and action id', () => {
  expect(submittedValues(fields, { [second.key]: '222222' })).toEqual({
    first: { code: '' },
    second: { code: '222222' },
  });
});

test('the second code goes into the second field', () => {
  expect(fieldForCode(fields, {}, first.key)).toBe(first);
  expect(fieldForCode(fields, { [first.key]: '111111' }, first.key)).toBe(second);
});

test('a code goes into the first empty field, or replaces the text of the field in use', () => {
  expect(fieldForCode(fields, {}, second.key)).toBe(first);
  expect(fieldForCode(fields, { [first.key]: '1', [second.key]: '2' }, second.key)).toBe(second);
});

test('a field with several lines, with an initial value or for a number takes no code', () => {
  const input = (element: object) => ({
    type: 'input',
    label: { type: 'plain_text', text: 'x' },
    element: { type: 'plain_text_input', ...element },
  });
  const blocks = [
    input({}),
    input({ multiline: true }),
    input({ initial_value: '*' }),
    input({ type: 'number_input' }),
  ];
  expect(textFields(blocks).map(({ takesCode }) => takesCode)).toEqual([true, false, false, false]);
});
