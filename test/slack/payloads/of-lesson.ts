import type { Demo } from '../../../src/scenario/demo.ts';
import { createFaces, type Face } from '../../../src/slack/messages/face.ts';
import { progressMessage } from '../../../src/slack/messages/progress.ts';
import { reminderMessage } from '../../../src/slack/messages/reminder.ts';
import { turnNoticeMessage } from '../../../src/slack/messages/turn-notice.ts';
import type { Text } from '../../../src/slack/text/en.ts';
import { demoView } from '../../../src/slack/views/demo-view.ts';
import { message, type Payload, view } from './payload.ts';

/**
 * Returns the messages and windows of one demo of a lesson.
 * @param name distinguishes the demo from the lesson's other demos
 */
export function ofLesson<State extends object>(
  lesson: Face<State>,
  name: string,
  demo: Demo<State>,
  text: Text,
): Payload[] {
  const face = createFaces(lesson as Face).of(demo);
  const named = (kind: string) => `${lesson.id}, ${kind}${name}`;
  return [
    message(named(''), progressMessage, demo, face, text, { qrFileId: 'F0QRCODE01' }),
    message(named('turn: '), turnNoticeMessage, demo, face, text),
    message(named('reminder: '), reminderMessage, demo, text, demo.createdAt),
    view(named('window: '), demoView, demo, face, text),
    ...face.readings.map((reading) => ({
      ...view(named(`${reading.actionId}: `), reading.view, demo, text),
      madeBy: `reading ${reading.actionId}`,
    })),
  ];
}
