import { listBucketsWithMfa } from '../../../scenario/session-token/policy.ts';
import type { SessionTokenState } from '../../../scenario/session-token/state.ts';
import { ACTIONS } from '../../ids.ts';
import type { Reading } from '../../messages/face.ts';
import { readingView } from '../../views/reading.ts';
import { about, answerTo, whyTwoCodes } from '../mfa-user/readings.ts';
import { policyView } from '../mfa-user/windows/policy-view.ts';
import { bucketBlocks } from './buckets.ts';
import { resultsView } from './results-view.ts';

/** All windows of this lesson in which the person only reads. */
export const readings: readonly Reading[] = [
  whyTwoCodes,
  answerTo(ACTIONS.whyNotSend, (text) => text.sessionToken.why['not-send']),
  about<SessionTokenState>(ACTIONS.showResults, ({ state }, text) => resultsView(state, text)),
  about<SessionTokenState>(ACTIONS.showBuckets, ({ state }, text) =>
    readingView(text, text.sessionToken.buckets.title, bucketBlocks(state.buckets, text)),
  ),
  about(
    ACTIONS.showPolicy,
    ({ deadlineAt }, text) =>
      policyView(listBucketsWithMfa(deadlineAt), 'aws:MultiFactorAuthPresent', text.takeHome.policy, text),
    (text) => text.takeHome.gone,
  ),
];
