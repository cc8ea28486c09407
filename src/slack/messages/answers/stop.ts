import type { Text } from '../../text/en.ts';
import { type MessageContent, sentence } from '../blocks.ts';
import { below, goToDemo, startButton } from './buttons.ts';
import type { Way } from './way.ts';

/** Says that the demo is being stopped, or was being stopped already. */
export function stoppingMessage(kind: 'stopping' | 'already-stopping', text: Text, way: Way): MessageContent {
  const told = kind === 'stopping' ? text.commands.stopping : text.commands.alreadyStopping;
  return sentence(told, ...goToDemo(text, way));
}

/** Answers a click on the stop button of a demo that is over. */
export function thatDemoIsOverMessage(text: Text): MessageContent {
  return sentence(text.commands.thatDemoIsOver, ...below(startButton(text)));
}
