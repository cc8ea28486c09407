import type { ModalView } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { takesForm } from '../../scenario/scenario.ts';
import { tooOldMessage } from '../messages/answers/status.ts';
import { type Face, type FormFace, whereIs } from '../messages/face.ts';
import type { Text } from '../text/en.ts';
import { answerView } from './answer.ts';
import { noticeView } from './notice.ts';

/**
 * Returns the modal for the current state of a demo: a form when it waits for codes, else a sentence that says where it is.
 */
export function demoView(demo: Demo, face: Face, text: Text): ModalView {
  return isRunning(demo) ? face.window(demo, text) : noticeView(text, text.modals.notice.ended);
}

/**
 * Says why codes were not used: the demo is over, belongs to another person (`undefined`), or is in another stage.
 * @param now epoch milliseconds
 */
export function notNowView(demo: Demo | undefined, text: Text, now: number): ModalView {
  const { over, removing, busy } = text.modals.notice;
  if (!demo || demo.phase === 'ended') return noticeView(text, over);
  return noticeView(text, isRunning(demo) && now < demo.deadlineAt ? busy : removing);
}

/**
 * Returns what a click on a button for codes shows once the demo is read: the form that the demo waits for, or why there is
 * none.
 * @param clicked the form of the button, which is shown if the demo accepts several
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
