import { noDemoMessage, statusMessage, unseenEndMessage } from '../../messages/answers/status.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { wayToDemo } from '../demo-way.ts';
import { findUntold } from '../tell-untold.ts';
import type { Caller, DemoCommand } from './command.ts';

export const status: DemoCommand = { names: ['status'], answer: (call) => answerStatus(call) };

/** Returns the answer of the command and of the button “Where am I?”. */
export async function answerStatus({ parts, actor, text, bot }: Caller): Promise<MessageContent> {
  const result = await parts.operations.status(actor);
  if (result.kind === 'none') {
    const unseen = await findUntold(parts, actor);
    return unseen?.phase === 'ended' ? unseenEndMessage(unseen, parts.faces.of(unseen), text) : noDemoMessage(text);
  }
  const { demo } = result;
  return statusMessage(demo, parts.faces.of(demo), text, await wayToDemo(parts, demo.demoId, bot));
}
