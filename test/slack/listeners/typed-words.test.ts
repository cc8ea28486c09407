import { expect, test } from 'vitest';
import { typedWords } from '../../../src/slack/listeners/commands/typed-words.ts';

const plain = (typed: string) => typedWords(typed).map((word) => word.plain);

test.each([
  'status',
  ' STATUS ',
  'Status.',
  'status!',
  'status . ',
  '`status`',
  '```status```',
  '"status"',
  "'status'",
  '“status”',
  '„status“',
  '「status」',
  '*status*',
  '_status_',
  '~status~',
  '*_status_*',
  '(status)',
  '/status',
  '-status',
  '— status',
  '> status',
  '… status',
  '🚀 status',
  ':rocket: status :+1:',
  '\u2060status\u2060',
  '\u200bstatus',
  'sta\u200btus',
  'sta\u00adtus',
  '\u200estatus\u200f',
  '\ufeffstatus',
  '\u2068status\u2069',
  'status\u0000',
  '\u00a0status\u3000',
  '\tstatus\n',
  'ｓｔａｔｕｓ',
  '𝘀𝘁𝗮𝘁𝘂𝘀',
  'mfa-demo status',
  '/mfa-demo status',
  '`/mfa-demo status`',
  '/mfa-demo /mfa-demo status',
  'mfa–demo status',
  'MFA-DEMO: status',
  '<@U012AB3CD|mfa_demo> status',
])('%j is read as the word status', (typed) => {
  expect(plain(typed)).toEqual(['status']);
});

test.each([
  ['start session-token', ['start', 'session-token']],
  ['START SESSION-TOKEN.', ['start', 'session-token']],
  ['start “session–token”', ['start', 'session-token']],
  ['START SESSİON-TOKEN', ['start', 'session-token']],
  ['start sessıon-token', ['start', 'session-token']],
  ['', []],
  ['\u200b', []],
  ['/mfa-demo', []],
  ['...', []],
  [':wave:', []],
  ['mfa', ['mfa']],
  ['démarrer', ['demarrer']],
])('%j is read as the words %j', (typed, words) => {
  expect(plain(typed)).toEqual(words);
});

test('a word also has a form to show: as it was typed, but without markup and punctuation', () => {
  expect(typedWords('*Sta\u200btusse!*')).toEqual([{ shown: 'Statusse', plain: 'statusse' }]);
});
