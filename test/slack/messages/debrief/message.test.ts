import { expect, test } from 'vitest';
import { debriefOf } from '../../../../src/scenario/workshop/debrief.ts';
import type { Seat } from '../../../../src/scenario/workshop/workshop.ts';
import { debriefMessage } from '../../../../src/slack/messages/debrief/message.ts';
import { sessionTokenFace as face } from '../../../../src/slack/scenarios/session-token/face.ts';
import { textOf } from '../../../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../../../scenario/workshop/sample-seats.ts';
import { placedTexts } from '../../text/limits.ts';

const said = (seats: readonly Seat[], locale = 'en') => {
  const { text, blocks } = debriefMessage(debriefOf(sampleWorkshop(), seats, face), face, textOf(locale));
  return { text, lines: placedTexts(blocks).flatMap((placed) => placed.text.split('\n')) };
};

test('the debrief says how many people joined, how far they got, how long they took, and what is left in AWS', () => {
  const { text, lines } = said(SEATS);
  expect(text).toContain('7 people joined. 3 people finished the lesson.');
  expect(lines).toEqual(
    expect.arrayContaining([
      '*7 people joined. 3 people finished the lesson.*',
      '1 person joined and did not start.',
      'From start to result it took 1 min 38 s (median).',
      ':warning: *4 of 6 demos are cleaned up.*',
      '1 resource is still in AWS. Admins can delete what is left: `/mfa-demo cleanup`.',
      'I deleted 24 resources.',
      '•  Connect phone: 5 people  ·  43 s (median)  ·  *1 person stopped here*',
      '•  Try without MFA: 4 people',
      '•  Access key: 75 % expected Denied, of 4 guesses. *AWS denied it.*',
      '•  Temporary credentials, your code: 50 % expected Denied, of 2 guesses. *AWS allowed it.*',
      '•  How well did you understand what MFA protects?  Well *2*  ·  Partly *1*',
      '•  What was hardest?  Connect phone *1*  ·  Nothing was hard *1*',
      'AWS did not accept 3 codes.',
      '1 person asked for help.',
    ]),
  );
});

test('the debrief of a workshop without problems says so', () => {
  const { lines } = said(SEATS.slice(0, 1));
  expect(lines).toContain(':white_check_mark: *The demo is cleaned up, and nothing is left in AWS.*');
  expect(lines).toContain('•  Everybody who started has finished.');
  expect(lines.join()).not.toMatch(/stopped here|:warning:|did not accept/);
});

test('the debrief uses the language of the workshop', () => {
  expect(said(SEATS, 'ja').lines).toContain('•  スマートフォンの登録: 5 人  ·  43 秒 (中央値)  ·  *1 人がここで終了*');
});

test('without participants the debrief has two lines, and if nobody started, it has no part “Step by step”', () => {
  const { lines } = said([]);
  expect(lines).toHaveLength(2);
  expect(said(SEATS.slice(6)).lines).not.toContain('*Step by step*');
});

test('Slack draws two charts: how many people reached and stopped in each step, and the times of the steps', () => {
  const { blocks } = debriefMessage(debriefOf(sampleWorkshop(), SEATS, face), face, textOf('en'));
  const charts = blocks.filter(({ type }) => (type as string) === 'data_visualization');
  const points = (values: Readonly<Record<string, number>>) =>
    Object.entries(values).map(([label, value]) => ({ label, value }));
  const steps = ['Test user', 'Connect phone', 'Try without MFA', 'Try with MFA', 'Finished'];
  const perStep = (values: readonly number[]) =>
    points(Object.fromEntries(steps.map((name, i) => [name, values[i] ?? 0])));
  expect(charts).toMatchObject([
    {
      title: 'People per step',
      chart: {
        type: 'bar',
        series: [
          { name: 'People', data: perStep([6, 5, 4, 4, 3]) },
          { name: 'Stopped here', data: perStep([1, 1, 0, 1, 0]) },
        ],
        axis_config: { categories: steps },
      },
    },
    {
      title: 'Median time per step',
      chart: {
        series: [{ name: 'Seconds', data: points({ 'Test user': 6, 'Connect phone': 43, 'Try with MFA': 50 }) }],
        axis_config: { y_label: 'Seconds' },
      },
    },
  ]);
});

test('for a workspace without charts, the debrief has a picture instead, or only text if there is no picture', () => {
  const about = debriefOf(sampleWorkshop(), SEATS, face);
  const kinds = (picture?: { fileId: string; alt: string }) =>
    debriefMessage(about, face, textOf('en'), picture).plain?.map(({ type }) => type);
  const words = ['header', 'section', 'section', 'section', 'section', 'context'];
  expect(kinds()).toEqual(words);
  expect(kinds({ fileId: 'F0A1B2C3D4E', alt: 'Bars' })).toEqual(words.toSpliced(3, 0, 'image'));
  expect(debriefMessage(debriefOf(sampleWorkshop(), [], face), face, textOf('en')).plain).toBeUndefined();
});

test('the debrief names no participant', () => {
  expect(JSON.stringify(said(SEATS))).not.toMatch(/U\d/);
});
