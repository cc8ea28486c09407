import { isSurprising, type SessionTokenState, type Stage } from '../../../scenario/session-token/state.ts';
import type { Face } from '../../messages/face.ts';
import { bucketBlocks } from './buckets.ts';
import { buttonsOf } from './buttons.ts';
import { checklistOf } from './checklist.ts';
import { enrollmentForm } from './enrollment.ts';
import { refusalText } from './refusal.ts';
import { reportBlocks } from './report.ts';
import { sessionCodeForm } from './session-code.ts';
import { windowOf } from './window.ts';

/** What the lesson session-token looks like: its table of contents. */
export const sessionTokenFace: Face<SessionTokenState> = {
  id: 'session-token',
  forms: [enrollmentForm, sessionCodeForm],
  checking: ['enrolling', 'proving'],
  restsAt: 'proved',
  where: ({ stage }, text) => text.commands.stage[stage as Stage],
  whereForAdmins: ({ stage }, text) => text.cleanup.stage[stage as Stage],
  checklist: checklistOf,
  explanation: ({ stage, state }, { progress: { explain } }) => {
    if (stage === 'enrolling') return state.enrolledAt === undefined ? explain.checkingCodes : explain.refusing;
    return explain[stage as Exclude<Stage, 'enrolling'>];
  },
  refusal: refusalText,
  report: ({ state }, text) => [...reportBlocks(state.proofs, text), ...bucketBlocks(state.buckets, text)],
  afterword: ({ state }, text) =>
    state.proofs.some(({ round }) => round === 'with') ? [text.progress.sessionIsPowerless] : [],
  isAlarming: ({ state }) => state.proofs.some(isSurprising),
  buttons: buttonsOf,
  window: windowOf,
};
