import type { ModalView } from '@slack/types';
import type { Demo } from '../../../../scenario/demo.ts';
import type { MfaUserState } from '../../../../scenario/mfa-user/state.ts';
import type { FormFace } from '../../../messages/face.ts';
import { type ResultTable, rowSections } from '../../../messages/table.ts';
import type { Text } from '../../../text/en.ts';
import { noticeView } from '../../../views/notice.ts';
import { refusalText } from '../refusal.ts';
import type { SessionCodeFace } from '../session-code.ts';
import { refusedView } from './refused-view.ts';
import { workingView } from './working-view.ts';

interface PhoneWindow {
  /** The form for the code that is exchanged. */
  readonly sessionCode: SessionCodeFace;
  /** The lesson's other forms, each shown in its own stage. */
  readonly forms: readonly FormFace[];
  /** The id and text of the window with the denied calls; absent if the lesson asks for a code without this window. */
  readonly refused?: { readonly callbackId: string; readonly says: string };
  /** The sentences that say what is happening now. */
  readonly says: readonly string[];
  readonly table: ResultTable;
  readonly rule: string;
}

/** Returns the window for a running demo of a lesson with a phone, until its last result. */
export function phoneWindow(demo: Demo<MfaUserState>, parts: PhoneWindow, text: Text): ModalView {
  const { sessionCode, forms, refused, says, table, rule } = parts;
  const { demoId, stage, state, lastRefusal } = demo;
  const about = { demoId, locale: demo.participant.locale };
  const refusal = lastRefusal && refusalText(lastRefusal, text, demo);
  if (stage === 'preparing') return noticeView(text, text.modals.notice.preparing);
  if (stage === sessionCode.stage && refusal === undefined) {
    if (state.resyncedAt !== undefined) return sessionCode.synced(about);
    if (refused) return refusedView({ ...refused, rows: rowSections(table), rule }, about, text);
  }
  const form = [sessionCode, ...forms].find((one) => one.stage === stage);
  if (form) return form.view(about, refusal);
  return workingView({ says, rows: state.enrolledAt === undefined ? [] : rowSections(table), rule }, text);
}
