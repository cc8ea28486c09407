import type { ModalView } from '@slack/types';
import type { Demo } from '../../../scenario/demo.ts';
import { ACTIONS } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { Reading } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { readingView } from '../../views/reading.ts';

/** Returns a window with the answer to a question. The answer is the same for every demo. */
export function answerTo(actionId: string, answer: (text: Text) => string): Reading {
  return {
    actionId,
    view: (_demo, text) => readingView(text, text.sessionToken.window.why, [section(answer(text))]),
  };
}

/** Returns a window about a demo of the lesson. @param gone the sentence if there is no record of the demo */
export function about<State extends object>(
  actionId: string,
  view: (demo: Demo<State>, text: Text) => ModalView,
  gone = (text: Text): string => text.modals.notice.noRecord,
): Reading {
  return {
    actionId,
    view: (demo, text) => (demo ? view(demo as Demo<State>, text) : noticeView(text, gone(text))),
  };
}

/** The window that says why AWS needs two codes, for all lessons with a phone. */
export const whyTwoCodes = answerTo(ACTIONS.whyTwoCodes, (text) => text.sessionToken.why['two-codes']);
