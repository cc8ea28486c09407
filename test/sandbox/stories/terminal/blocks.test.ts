import pc from 'picocolors';
import { expect, test } from 'vitest';
import { linesOfBlocks } from '../../../../sandbox/stories/terminal/blocks.ts';
import { readable } from '../../../../sandbox/stories/terminal/mrkdwn.ts';

const plainly = { colours: pc.createColors(false), nameOf: (id: string) => (id === 'U1' ? 'Ana' : 'MFA Demo') };
const inColours = { ...plainly, colours: pc.createColors(true) };
const textsOf = (blocks: object[], columns = 80) => linesOfBlocks(blocks, plainly, columns).map(({ text }) => text);
const plainText = (text: string) => ({ type: 'plain_text', text });

test('the markup is removed from a text, and the words stay', () => {
  const text =
    '*Ask* <@U1> for `sts:GetSessionToken`, <https://a_b.example/c_d|here> &amp; in <#C1|general>, by <!date^1^{time}|11:49>';
  expect(readable(text, plainly)).toBe('Ask @Ana for sts:GetSessionToken, here & in general, by 11:49');
  expect(readable('2 * 3 * 4, snake_case_name :white_check_mark:', plainly)).toBe('2 * 3 * 4, snake_case_name ✅');
});

test('outcomes are coloured, also in bold text and code', () => {
  const { red, green, bold } = inColours.colours;
  expect(readable('denied (`AccessDenied`)', inColours)).toBe(`${red('denied')} (${red('AccessDenied')})`);
  expect(readable('*It was allowed*', inColours)).toBe(`${bold('It')} ${bold('was')} ${bold(green('allowed'))}`);
});

test('a message is printed with its headline, sections and buttons, without its context blocks', () => {
  const blocks = [
    { type: 'header', text: plainText('Step 2 of 5: connect your phone') },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Your turn' }] },
    { type: 'section', text: { type: 'mrkdwn', text: '1.  Open an app.\n2.  Press *Enter codes*.' } },
    { type: 'image', alt_text: 'QR code for your app. If you cannot scan it, press the other button.' },
    {
      type: 'actions',
      elements: [
        { type: 'button', text: plainText('Enter codes'), style: 'primary' },
        { type: 'overflow', options: [{ text: plainText('Send a new QR') }, { text: plainText('Stop and clean up') }] },
      ],
    },
    { type: 'divider' },
  ];
  expect(textsOf(blocks).map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
    'Step 2 of 5: connect your phone',
    '1.  Open an app.',
    '2.  Press Enter codes.',
    '(picture: QR code for your app)',
    '[Enter codes]  [••• Send a new QR, Stop and clean up]',
  ]);
});

const table = {
  type: 'table',
  rows: [
    [
      { type: 'raw_text', text: 'The bot used' },
      { type: 'raw_text', text: 'S3 answered' },
    ],
    [
      { type: 'raw_text', text: 'Access key' },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'emoji', name: 'no_entry' },
              { type: 'text', text: ' AccessDenied' },
            ],
          },
        ],
      },
    ],
  ],
};

test('the cells of a column begin at the same place; if a table is too wide, dots separate the cells of a row', () => {
  expect(textsOf([table])).toEqual(['The bot used  S3 answered', 'Access key    ⛔ AccessDenied']);
  expect(textsOf([table], 20)).toEqual(['The bot used · S3 answered', 'Access key · ⛔ AccessDenied']);
});

test('many short items are printed in one line, and few items in separate lines', () => {
  const section = (count: number) => {
    const items = Array.from({ length: count }, (_, index) => `• \`b${index}\``);
    return [{ type: 'section', text: { type: 'mrkdwn', text: ['Buckets', ...items, 'and more'].join('\n') } }];
  };
  expect(textsOf(section(4))).toEqual(['Buckets', '• b0, b1, b2, b3', 'and more']);
  expect(textsOf(section(2))).toEqual(['Buckets', '• b0', '• b1', 'and more']);
});
