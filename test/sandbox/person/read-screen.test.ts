import { expect, test } from 'vitest';
import { findOptions, textOf } from '../../../sandbox/person/read-screen.ts';

test('an option is found by whole words of its text or of its description', () => {
  const option = (value: string, words: string, about: string) => ({
    value,
    text: { type: 'plain_text', text: words },
    description: { type: 'plain_text', text: about },
  });
  const options = [option('a', 'Demo 1', 'of Ana'), option('b', 'Demo 10', 'of Anatol')];
  const block = { type: 'input', block_id: 'which', element: { type: 'checkboxes', action_id: 'tick', options } };
  const found = (words: string) => findOptions([block], words).map(({ value }) => value);
  expect(found('Demo 1')).toEqual(['a']);
  expect(found('of Ana')).toEqual(['a']);
  expect(found('Demo 10')).toEqual(['b']);
  expect(found('Demo')).toEqual(['a', 'b']);
  expect(found('emo 1')).toEqual([]);
});

test('the text of blocks contains the cells of tables and the options of overflow menus', () => {
  const cell = (text: string) => ({ type: 'raw_text', text });
  const table = { type: 'table', rows: [[cell('The bot used'), cell('S3 answered')]] };
  const more = { type: 'overflow', options: [{ text: { type: 'plain_text', text: 'Stop and clean up' } }] };
  const words = textOf([table, { type: 'actions', elements: [more] }]);
  expect(words.split('\n')).toEqual(['The bot used', 'S3 answered', 'Stop and clean up']);
});
