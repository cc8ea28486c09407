import type { ModalView } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { takesForm } from '../../scenario/scenario.ts';
import { tooOldMessage } from '../messages/answers/status.ts';
import { type Face, type FormFace, whereIs } from '../messages/face.ts';
import type { Text } from '../text/en.ts';
import { answerView } from './answer.ts';
import { noticeView } from './notice.ts';

/**
 * Returns the modal for the current state of a demo: the lesson's window while the demo runs, otherwise a sentence that
 * says that the demo is over.
 */
export function demoView(demo: Demo, face: Face, text: Text): ModalView {
  return isRunning(demo) ? face.window(demo, text) : noticeView(text, text.modals.notice.ended);
}

/**
 * Says why codes were not used: the demo is over, its cleanup has begun or is due, or it is in another stage.
 * @param demo `undefined` if it belongs to another person or has no record; the window then says that it is over
 * @param now epoch milliseconds
 */
export function notNowView(demo: Demo | undefined, text: Text, now: number): ModalView {
  const { over, removing, busy } = text.modals.notice;
  if (!demo || demo.phase === 'ended') return noticeView(text, over);
  return noticeView(text, isRunning(demo) && now < demo.deadlineAt ? busy : removing);
}

/**
 * Returns the window for a click on a button for codes: the form that the demo waits for, or a sentence that says where
 * the demo is.
 * @param clicked the form of the button; it is shown if the demo accepts it
 */
export function viewAfterClick(demo: Demo, face: Face, text: Text, clicked?: Pick<FormFace, 'form'>): ModalView {
  const taken = isRunning(demo) ? face.forms.filter((each) => takesForm(each, demo.stage)) : [];
  const form =
    taken.find((each) => each.form === clicked?.form) ?? taken.find(({ stage }) => stage === demo.stage) ?? taken[0];
  const context = { demoId: demo.demoId, locale: demo.participant.locale };
  const refusal = demo.lastRefusal === undefined ? undefined : face.refusal(demo.lastRefusal, text, demo);
  return form ? form.view(context, refusal) : noticeView(text, whereIs(demo, face, text));
}

/** Answers a click on a button whose demo is over or belongs to another person. */
export function tooOldView(text: Text): ModalView {
  return answerView(text, tooOldMessage(text));
}
