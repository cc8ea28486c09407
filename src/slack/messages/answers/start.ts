import { type Demo, isRunning } from '../../../scenario/demo.ts';
import type { StartRefusal } from '../../../scenario/participant/access.ts';
import { ACTIONS } from '../../ids.ts';
import type { Text } from '../../text/en.ts';
import { type MessageContent, sentence } from '../blocks.ts';
import { type Face, type Faces, whereIs } from '../face.ts';
import { lessonRows } from '../lessons.ts';
import { channelMention } from '../mrkdwn.ts';
import { below, goToDemo, startButton, stopButton } from './buttons.ts';
import type { Way } from './way.ts';

/**
 * Returns the answer to a person who starts a demo in a channel. In the direct message with the bot, the progress
 * message is the answer.
 */
export function startedMessage(text: Text, way: Way): MessageContent {
  const told = text.commands.started(way.bot);
  return sentence(told, ...(way.link === undefined ? [] : goToDemo(text, way)));
}

/** Asks which lesson to start, if there are several. */
export function chooseLessonMessage(faces: Faces, text: Text): MessageContent {
  return sentence(text.commands.lessons.choose, ...lessonRows(faces, ACTIONS.startLesson, text));
}

/** Says where the running demo is, with a link to it and a button to stop it. */
export function alreadyActiveMessage(demo: Demo, face: Face, text: Text, way: Way): MessageContent {
  const told = text.commands.alreadyActive(whereIs(demo, face, text));
  const stop = isRunning(demo) ? [stopButton(text, demo.demoId)] : [];
  return sentence(told, ...goToDemo(text, way, ...stop));
}

/** Says why a demo was not started. @param admins mentions, joined by “or”; empty when no admin is known */
export function refusalMessage(refusal: StartRefusal, text: Text, admins: string): MessageContent {
  const told = refusalSentence(refusal, text, admins);
  const again =
    refusal.reason === 'full' || refusal.reason === 'too-soon'
      ? below(startButton(text, undefined, text.access.tryAgain))
      : [];
  return sentence(told, ...again);
}

function refusalSentence(refusal: StartRefusal, { access }: Text, admins: string): string {
  switch (refusal.reason) {
    case 'guest':
      return access.guest;
    case 'not-invited':
      return admins === '' ? access.notInvitedNobodyKnown : access.notInvited(admins);
    case 'other-channel':
      return access.otherChannel(refusal.channelIds.map(channelMention).join(', '));
    case 'full':
      return access.full(refusal.maxActiveDemos);
    case 'too-soon':
      return access.tooSoon(refusal.seconds);
  }
}
