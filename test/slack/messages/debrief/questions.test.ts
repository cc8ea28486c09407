import { expect, test } from 'vitest';
import { questionsMessage, readDebriefAnswer } from '../../../../src/slack/messages/debrief/questions.ts';
import { FACES } from '../../../../src/slack/scenarios/faces.ts';
import { sessionTokenFace as face } from '../../../../src/slack/scenarios/session-token/face.ts';
import { textOf } from '../../../../src/slack/text/catalog.ts';

const text = textOf('en');

/** Returns the radio buttons of both questions. */
function choices(...about: Parameters<typeof questionsMessage>) {
  return questionsMessage(...about).blocks.flatMap((block) =>
    block.type === 'actions'
      ? block.elements.flatMap((element) => (element.type === 'radio_buttons' ? [element] : []))
      : [],
  );
}

test('the first question offers three words, and the second every step of the lesson and “Nothing was hard”', () => {
  const labels = choices('wshp', face, text).map(({ options }) => options.map((option) => option.text.text));
  expect(labels).toEqual([
    ['Well', 'Partly', 'Not yet'],
    ['Test user', 'Connect phone', 'Try without MFA', 'Try with MFA', 'Nothing was hard'],
  ]);
});

test('the value of each option of each lesson can be read as an answer', () => {
  for (const scenario of FACES.lessonIds) {
    const lesson = FACES.of({ scenario });
    const answers = choices('wshp12', lesson, text).flatMap(({ options }) =>
      options.map(({ value }) => readDebriefAnswer(value)),
    );
    expect(answers).toHaveLength(lesson.steps.length + 4);
    for (const answer of answers) expect(answer).toMatchObject({ workshopId: 'wshp12', answer: expect.any(String) });
  }
});

test.each([undefined, '', 'wshp', 'wshp  well', 'WSHP well', 'wshp well more', `${'w'.repeat(41)} well`])(
  'a value that no option has is ignored: %j',
  (value) => {
    expect(readDebriefAnswer(value)).toBeUndefined();
  },
);

test('given answers stay chosen when the message is built again', () => {
  const [understood, hardest] = choices('wshp', face, text, { understood: 'partly', hardest: '1' });
  expect(understood).toMatchObject({ initial_option: { text: { text: 'Partly' } } });
  expect(hardest).toMatchObject({ initial_option: { text: { text: 'Connect phone' } } });
});
