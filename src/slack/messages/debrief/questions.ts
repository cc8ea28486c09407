import type { ActionsBlock, PlainTextOption } from '@slack/types';
import type { Debrief } from '../../../scenario/workshop/debrief.ts';
import type { DebriefQuestion, Seat } from '../../../scenario/workshop/workshop.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { type MessageContent, section, sentence } from '../blocks.ts';
import type { Face } from '../face.ts';
import { clip, LIMITS } from '../limits.ts';

/** An answer to one of the questions after a workshop, read from the value of a radio button. */
export interface DebriefAnswer {
  readonly workshopId: string;
  readonly answer: string;
}

const NOTHING = 'nothing';
/** Slack allows ten radio buttons: nine steps and "none of them". */
const MOST_STEPS = 9;
const ANSWER = /^([a-z0-9]{1,40}) ([a-z]{1,20}|\d)$/;

/**
 * Returns two short questions for a participant, for their direct message.
 * @param answers the participant's answers so far
 */
export function questionsMessage(
  workshopId: string,
  face: Pick<Face, 'steps'>,
  text: Text,
  answers: NonNullable<Seat['answers']> = {},
): MessageContent {
  const { intro, understood, hardest } = text.debrief.questions;
  const ask = (question: DebriefQuestion, actionId: string, blockId: string): ActionsBlock => {
    const options = [...choicesOf(question, face, text)].map(([answer, label]) => option(workshopId, answer, label));
    const chosen = options.find(({ value }) => value === carried(workshopId, answers[question] ?? ''));
    const element = { type: 'radio_buttons' as const, action_id: actionId, options };
    const elements = [{ ...element, ...(chosen && { initial_option: chosen }) }];
    return { type: 'actions', block_id: blockId, elements };
  };
  return {
    text: intro.replaceAll('*', ''),
    blocks: [
      section(intro),
      section(`*1.*  ${understood}`),
      ask('understood', ACTIONS.debriefUnderstood, BLOCKS.debriefUnderstood),
      section(`*2.*  ${hardest}`),
      ask('hardest', ACTIONS.debriefHardest, BLOCKS.debriefHardest),
    ],
  };
}

/** Returns the message that replaces the questions when both are answered. */
export function thanksMessage({ debrief }: Text): MessageContent {
  return sentence(debrief.questions.thanks);
}

/** Parses the value of an option; `undefined` if it is not an answer to these questions. */
export function readDebriefAnswer(value: string | undefined): DebriefAnswer | undefined {
  const [, workshopId, answer] = ANSWER.exec(value ?? '') ?? [];
  return workshopId === undefined || answer === undefined ? undefined : { workshopId, answer };
}

/**
 * Returns a line for each question, which says how often each answer was given. A question without answers has no line.
 */
export function answerLines(answers: Debrief['answers'], face: Pick<Face, 'steps'>, text: Text): string[] {
  const { understood, hardest } = text.debrief.questions;
  const line = (question: DebriefQuestion, ask: string) => {
    const given = [...choicesOf(question, face, text)].flatMap(([answer, label]) => {
      const count = answers[question][answer] ?? 0;
      return count === 0 ? [] : [`${label} *${count}*`];
    });
    return given.length === 0 ? [] : [`${ask}  ${given.join('  ·  ')}`];
  };
  return [...line('understood', understood), ...line('hardest', hardest)];
}

function choicesOf(question: DebriefQuestion, face: Pick<Face, 'steps'>, text: Text): Map<string, string> {
  const { well, partly, notYet, nothing } = text.debrief.questions;
  if (question === 'understood') return new Map(Object.entries({ well, partly, no: notYet }));
  const steps = face.steps.slice(0, MOST_STEPS).map((step, index) => [`${index}`, step.name(text)] as const);
  return new Map([...steps, [NOTHING, nothing]]);
}

function option(workshopId: string, answer: string, label: string): PlainTextOption {
  return {
    text: { type: 'plain_text', text: clip(label, LIMITS.optionText), emoji: true },
    value: carried(workshopId, answer),
  };
}

function carried(workshopId: string, answer: string): string {
  return `${workshopId} ${answer}`;
}
