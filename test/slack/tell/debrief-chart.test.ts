import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { type Debrief, debriefOf } from '../../../src/scenario/workshop/debrief.ts';
import { debriefPicture } from '../../../src/slack/messages/debrief/chart.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { sessionTokenFace as face } from '../../../src/slack/scenarios/session-token/face.ts';
import { debriefChart } from '../../../src/slack/tell/debrief-chart.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { SEATS, sampleWorkshop } from '../../scenario/workshop/sample-seats.ts';

const debrief = debriefOf(sampleWorkshop(), SEATS, face);
const [PEOPLE, STOPPED, TIME] = ['#1264a3', '#a3421b', '#5b4b9a'];

async function drawn(about: Debrief, locale = 'en') {
  const { png, alt } = await debriefChart(about, face, textOf(locale));
  return { picture: PNG.sync.read(png), alt };
}

/**
 * Returns the lengths of the bars of one color, in pixels, from the top. Pixels of this color are a bar if they have
 * the same length in 25 rows below each other.
 */
function barsIn({ width, height, data }: PNG, color: string): number[] {
  const longestIn = (y: number) => {
    const row = data.subarray(4 * y * width, 4 * (y + 1) * width);
    const pixels = Array.from({ length: width }, (_, x) => `#${row.toString('hex', 4 * x, 4 * x + 3)}`);
    return Math.max(
      0,
      ...pixels
        .map((pixel) => (pixel === color ? 'x' : ' '))
        .join('')
        .split(' ')
        .map((run) => run.length),
    );
  };
  const lengths = Array.from({ length: height }, (_, y) => longestIn(y));
  const isSame = (y: number) => lengths.slice(y, y + 25).every((length) => length === lengths[y]);
  return lengths.filter((length, y) => length > 0 && length !== lengths[y - 1] && isSame(y));
}

test('the length of a bar is proportional to the number of people or to the time of a step', async () => {
  const { picture } = await drawn(debrief);
  const [people, stopped, time] = [PEOPLE, STOPPED, TIME].map((color) => barsIn(picture, color));
  expect(people).toEqual([175, 140, 140, 105, 105]);
  expect(stopped).toEqual([35, 35, 35]);
  expect(time?.map((length) => Math.round(length / 3.4))).toEqual([6, 43, 50]);
});

test('the picture is wide and not high, and has an opaque background for dark mode', async () => {
  const { picture } = await drawn(debrief);
  expect(picture.width).toBe(1000);
  expect(picture.height).toBeLessThan(700);
  expect(picture.data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});

test('the picture and its alternative text use the given language', async () => {
  const [en, ja] = await Promise.all(LOCALES.map((locale) => drawn(debrief, locale)));
  expect(en?.picture.data.equals(ja?.picture.data ?? Buffer.alloc(0))).toBe(false);
  expect(ja?.alt).toContain('スマートフォンの登録 5 (ここで終了: 1)');
});

test('the alternative text says the same as the picture', async () => {
  expect((await drawn(debrief)).alt).toBe(
    'Two bar charts. People per step: Test user 6 (Stopped here: 1), Connect phone 5 (Stopped here: 1), Try without MFA 4, ' +
      'Try with MFA 4 (Stopped here: 1), Finished 3. Median time per step: Test user 6 s, Connect phone 43 s, Try with MFA 50 s.',
  );
});

test('a workshop without participants has a picture without bars', async () => {
  const { picture } = await drawn(debriefOf(sampleWorkshop(), [], face));
  expect([PEOPLE, STOPPED, TIME].flatMap((color) => barsIn(picture, color))).toEqual([]);
});

test.each(FACES.lessonIds)('the picture and its alternative text show every step of %s', (scenario) => {
  const lesson = FACES.of({ scenario });
  for (const locale of LOCALES) {
    const text = textOf(locale);
    const { content, alt } = debriefPicture(debriefOf(sampleWorkshop({ scenario }), SEATS, lesson), lesson, text);
    for (const step of lesson.steps)
      expect([JSON.stringify(content), alt].every((one) => one.includes(step.name(text)))).toBe(true);
  }
});
