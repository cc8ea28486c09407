import { ACTIONS, BLOCKS } from '../../ids.ts';
import { button, buttons, type MessageContent, section, sentence } from '../../messages/blocks.ts';
import { whereIs } from '../../messages/face.ts';
import { clip, LIMITS } from '../../messages/limits.ts';
import type { Text } from '../../text/en.ts';
import { nextButtons, type ShownDemo } from './running-demo.ts';

/** Answers a person who writes to the bot: where their demo is, or how to begin, or that guests cannot start a demo. */
export function helloMessage(about: { isGuest: boolean; running?: ShownDemo | undefined }, text: Text): MessageContent {
  const { isGuest, running } = about;
  const { hello, helloAgain, start } = text.home;
  if (!running) {
    if (isGuest) return sentence(text.access.guest);
    return withButtons(hello, [button(ACTIONS.startAgain, start, 'hello', 'primary')]);
  }
  return withButtons(helloAgain(whereIs(running.demo, running.face, text)), nextButtons(running, text));
}

function withButtons(line: string, elements: ReturnType<typeof nextButtons>): MessageContent {
  const pressable = elements.length > 0 ? [buttons(BLOCKS.helloButtons, elements)] : [];
  return { text: clip(line, LIMITS.messageText), blocks: [section(line), ...pressable] };
}
