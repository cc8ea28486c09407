import type { ModalView } from '@slack/types';
import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import type { Text } from '../../text/en.ts';
import { checkingView } from '../../views/checking.ts';
import { noticeView } from '../../views/notice.ts';
import { enrollmentForm } from './enrollment.ts';
import { refusalText } from './refusal.ts';
import { sessionCodeForm } from './session-code.ts';

/** The window that fits a running demo. */
export function windowOf(demo: SessionTokenDemo, text: Text): ModalView {
  const context = { demoId: demo.demoId, locale: demo.participant.locale };
  const refusal = demo.lastRefusal && refusalText(demo.lastRefusal, text, demo);
  switch (demo.stage) {
    case 'preparing':
      return noticeView(text, text.modals.notice.preparing);
    case 'awaiting-enrollment':
      return enrollmentForm.view(context, refusal);
    case 'awaiting-session-code':
      return sessionCodeForm.view(context, refusal);
    case 'proved':
      return noticeView(text, text.modals.notice.proved);
    default:
      return checkingView(text);
  }
}
