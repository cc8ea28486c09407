import type { Locale } from '../../../src/scenario/demo.ts';
import { type Debrief, debriefOf } from '../../../src/scenario/workshop/debrief.ts';
import { debriefMessage } from '../../../src/slack/messages/debrief/message.ts';
import { questionsMessage, thanksMessage } from '../../../src/slack/messages/debrief/questions.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { sessionTokenFace as face } from '../../../src/slack/scenarios/session-token/face.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { SEATS, sampleWorkshop } from '../../scenario/workshop/sample-seats.ts';
import { extreme, LONGEST_ID, message, NASTY, type Payload } from './payload.ts';

const debrief = debriefOf(sampleWorkshop(), SEATS, face);
const clean = debriefOf(sampleWorkshop(), SEATS.slice(0, 3), face);

/** Returns the debrief of a workshop, and the questions for its participants. */
export function ofDebrief(_locale: Locale, text: Text): Payload[] {
  const nobodyStarted = debriefOf(sampleWorkshop(), SEATS.slice(6), face);
  return [
    message('the debrief', debriefMessage, debrief, face, text),
    message('the debrief, with a picture', debriefMessage, debrief, face, text, { fileId: 'F0A1B2C3D4E', alt: 'Bars' }),
    ...FACES.lessonIds.map((scenario) => {
      const lesson = FACES.of({ scenario });
      const ofLesson = debriefOf(sampleWorkshop({ scenario }), SEATS, lesson);
      return message(`the debrief of ${scenario}`, debriefMessage, ofLesson, lesson, text);
    }),
    message('the debrief, all finished', debriefMessage, clean, face, text),
    message(
      'the debrief of one person',
      debriefMessage,
      debriefOf(sampleWorkshop(), SEATS.slice(4, 5), face),
      face,
      text,
    ),
    message('the debrief, nobody started', debriefMessage, nobodyStarted, face, text),
    message('the debrief, nobody came', debriefMessage, debriefOf(sampleWorkshop(), [], face), face, text),
    ...FACES.lessonIds.map((scenario) => {
      const lesson = FACES.of({ scenario });
      return message(`questions after ${scenario}`, questionsMessage, LONGEST_ID, lesson, text);
    }),
    message('questions, answered', questionsMessage, 'wshp', face, text, { understood: 'partly', hardest: 'nothing' }),
    message('thanks for the answers', thanksMessage, text),
    ...extreme([
      message('the debrief of very many', debriefMessage, large(debrief), longFace(40), text),
      message('questions of a long lesson', questionsMessage, LONGEST_ID, longFace(40), text),
    ]),
  ];
}

function longFace(count: number): Pick<typeof face, 'about' | 'steps' | 'guessable'> {
  const step = { stages: [], name: () => NASTY.slice(0, 200), isDone: () => true };
  return {
    ...face,
    about: (text) => ({ ...face.about(text), name: NASTY }),
    steps: Array.from({ length: count }, () => step),
  };
}

function large(one: Debrief): Debrief {
  const step = { reached: 10_000, droppedOff: 9999, medianMs: 86_400_000 };
  return { ...one, steps: Array.from({ length: 40 }, () => step), refusedCodes: 1_000_000, raisedHands: 10_000 };
}
