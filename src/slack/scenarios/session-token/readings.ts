import type { SessionTokenDemo } from '../../../scenario/session-token/state.ts';
import { ACTIONS } from '../../ids.ts';
import { section } from '../../messages/blocks.ts';
import type { Reading } from '../../messages/face.ts';
import type { Text } from '../../text/en.ts';
import { noticeView } from '../../views/notice.ts';
import { readingView } from '../../views/reading.ts';
import { bucketBlocks } from './buckets.ts';
import { resultsView } from './results-view.ts';

/** A question and its answer in three sentences. */
function why(actionId: string, question: keyof Text['sessionToken']['why']): Reading {
  return {
    actionId,
    view: (_demo, text) => {
      const { window, why: answers } = text.sessionToken;
      return readingView(text, window.why, [section(answers[question])]);
    },
  };
}

/** A window about a demo's own results; without a record there are none. */
function about(actionId: string, view: (demo: SessionTokenDemo, text: Text) => ReturnType<Reading['view']>): Reading {
  return {
    actionId,
    view: (demo, text) => (demo ? view(demo as SessionTokenDemo, text) : noticeView(text, text.modals.notice.noRecord)),
  };
}

/** Everything in this lesson that can be read in a window of its own. */
export const readings: readonly Reading[] = [
  why(ACTIONS.whyTwoCodes, 'two-codes'),
  why(ACTIONS.whyNotSend, 'not-send'),
  about(ACTIONS.showResults, ({ state }, text) => resultsView(state, text)),
  about(ACTIONS.showBuckets, ({ state }, text) =>
    readingView(text, text.sessionToken.buckets.title, bucketBlocks(state.buckets, text)),
  ),
];
