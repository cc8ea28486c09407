import type { Text } from '../../text/en.ts';
import { type MessageContent, sentence } from '../blocks.ts';
import { below, goToDemo, startButton } from './buttons.ts';
import type { Way } from './way.ts';

/** What a stop did, or found done. */
export function stoppingMessage(kind: 'stopping' | 'already-stopping', text: Text, way: Way): MessageContent {
  const told = kind === 'stopping' ? text.commands.stopping : text.commands.alreadyStopping;
  return sentence(told, ...goToDemo(text, way));
}

/** For a stop button of a demo that is over. */
export function thatDemoIsOverMessage(text: Text): MessageContent {
  return sentence(text.commands.thatDemoIsOver, ...below(startButton(text)));
}
