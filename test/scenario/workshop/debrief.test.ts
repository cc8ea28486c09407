import { describe, expect, test } from 'vitest';
import { debriefOf, hasFinished } from '../../../src/scenario/workshop/debrief.ts';
import { readGuess, writeGuess } from '../../../src/scenario/workshop/guess.ts';
import { median, medianPerStep, stepOfStage, timePerStep } from '../../../src/scenario/workshop/steps.ts';
import { sessionTokenFace } from '../../../src/slack/scenarios/session-token/face.ts';
import { OPENED, progress, SEATS, sampleWorkshop, seat } from './sample-seats.ts';

const debrief = debriefOf(sampleWorkshop(), SEATS, sessionTokenFace);

test('each step has the number of people who began it and who stopped in it, and the median time', () => {
  expect(debrief.steps).toEqual([
    { reached: 6, droppedOff: 1, medianMs: 6000 },
    // The median of 46, 74, 40 and 40 s. A person who has not connected the phone does not count.
    { reached: 5, droppedOff: 1, medianMs: 43_000 },
    { reached: 4, droppedOff: 0, medianMs: undefined },
    { reached: 4, droppedOff: 1, medianMs: 50_000 },
  ]);
});

test('the people of a step either stop in it or reach the next one', () => {
  const reached = [...debrief.steps.map((step) => step.reached), debrief.finished];
  debrief.steps.forEach((step, index) => {
    expect(reached[index + 1]).toBe(step.reached - step.droppedOff);
  });
});

test('the debrief has the totals of all seats', () => {
  expect(debrief).toMatchObject({
    begun: 6,
    finished: 3,
    medianMs: 98_000,
    cleanedUp: 4,
    removed: 24,
    left: 1,
    refusedCodes: 3,
    raisedHands: 1,
    answers: { understood: { well: 2, partly: 1 }, hardest: { 1: 1, nothing: 1 } },
  });
});

test('the debrief has for each attempt the answers that people expected and the answers that AWS gave', () => {
  expect(debrief.guesses).toEqual([
    { about: 'long-term key', expectedDenied: 3, expectedAllowed: 1, denied: 3, allowed: 0 },
    { about: 'session with MFA', expectedDenied: 1, expectedAllowed: 1, denied: 0, allowed: 2 },
  ]);
});

test('the seats are in the order of joining', () => {
  const { seats } = debriefOf(sampleWorkshop(), SEATS.toReversed(), sessionTokenFace);
  expect(seats.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('the debrief of a workshop without participants has only zeros', () => {
  const empty = debriefOf(sampleWorkshop(), [], sessionTokenFace);
  expect(empty).toMatchObject({ begun: 0, finished: 0, medianMs: undefined, guesses: [], left: 0 });
  expect(empty.steps).toHaveLength(4);
  expect(empty.steps.every(({ reached, droppedOff }) => reached + droppedOff === 0)).toBe(true);
});

test('a person who reached the last stage without the result counts as stopped in the last step', () => {
  const odd = seat(1, { progress: progress({ preparing: 0, proving: 5, proved: 9 }) });
  expect(hasFinished(odd)).toBe(false);
  expect(debriefOf(sampleWorkshop(), [odd], sessionTokenFace).steps.map((step) => step.droppedOff)).toEqual([
    0, 0, 0, 1,
  ]);
});

describe('the time in a step', () => {
  test('ends with the first stage of any later step, and detours belong to the step', () => {
    const reached = {
      preparing: 0,
      'awaiting-enrollment': 3,
      'awaiting-session-code': 10,
      'awaiting-resync': 20,
      proved: 60,
    };
    expect(timePerStep(progress(reached), sessionTokenFace)).toEqual([3000, 7000, undefined, 50_000]);
  });

  test('is not known while the person is still in the step', () => {
    const { reached } = progress({ preparing: 0, 'awaiting-enrollment': 3 });
    expect(timePerStep({ reached }, sessionTokenFace)).toEqual([3000, undefined, undefined, undefined]);
    expect(medianPerStep([{ progress: progress({ preparing: 0 }) }, {}], sessionTokenFace)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a stage of another version of the lesson belongs to no step', () => {
    expect(stepOfStage('unheard-of', sessionTokenFace)).toBe(-1);
    expect(timePerStep({ reached: { 'unheard-of': OPENED } }, sessionTokenFace)).toEqual(Array(4).fill(undefined));
  });
});

test('the median is the middle number, or the mean of the two in the middle', () => {
  expect([median([]), median([5]), median([9, 1]), median([3, 1, 100])]).toEqual([undefined, 5, 5, 3]);
});

test('a guess is read as it was written, and other texts do not count as a guess', () => {
  for (const guess of [{ expected: 'denied' }, { expected: 'denied', answer: 'allowed' }] as const) {
    expect(readGuess(writeGuess(guess))).toEqual(guess);
  }
  for (const word of ['', 'maybe', 'denied/', 'denied/maybe', 'denied/allowed/denied']) {
    expect(readGuess(word)).toBeUndefined();
  }
});
