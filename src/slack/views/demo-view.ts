import type { ModalView } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { textOf } from '../text/catalog.ts';
import type { Text } from '../text/en.ts';
import { checkingView } from './checking.ts';
import { enrollmentView } from './enrollment.ts';
import { noticeView } from './notice.ts';
import { sessionCodeView } from './session-code.ts';

/** The modal that fits a demo now: a form when it waits for codes, else a word about where it stands. */
export function demoView(demo: Demo): ModalView {
  const { locale } = demo.participant;
  const text = textOf(locale);
  const context = { demoId: demo.demoId, locale };
  switch (demo.stage) {
    case 'preparing':
      return noticeView(text, text.modals.notice.preparing);
    case 'awaiting-enrollment':
      return enrollmentView(context, demo.lastRefusal);
    case 'enrolling':
    case 'proving':
      return checkingView(text);
    case 'awaiting-session-code':
      return sessionCodeView(context, demo.lastRefusal);
    case 'proved':
      return noticeView(text, text.modals.notice.proved);
    case 'tearing-down':
    case 'ended':
    case 'stuck':
      return noticeView(text, text.modals.notice.ended);
  }
}

/** Why codes were not taken: the demo is over, somebody else's (`undefined`), or at another point. `now` in epoch ms. */
export function notNowView(demo: Demo | undefined, text: Text, now: number): ModalView {
  const { over, removing, busy } = text.modals.notice;
  if (!demo || demo.stage === 'ended') return noticeView(text, over);
  return noticeView(text, isRunning(demo) && now < demo.deadlineAt ? busy : removing);
}

/**
 * What a click on a button for codes should show, once it is known where the demo stands: the form that it waits for,
 * or why there is none. `undefined` is a demo that is over or somebody else's.
 */
export function viewAfterClick(demo: Demo | undefined, text: Text): ModalView {
  if (!demo) return noticeView(text, text.commands.buttonTooOld);
  if (demo.stage === 'awaiting-enrollment' || demo.stage === 'awaiting-session-code') return demoView(demo);
  return noticeView(text, text.commands.stage[demo.stage]);
}
