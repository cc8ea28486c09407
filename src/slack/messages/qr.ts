import type { Demo } from '../../scenario/demo.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button, buttons, context, type MessageContent, section } from './blocks.ts';

/** The QR code's own message, with its buttons: a click brings the fresh trigger that opening a modal needs. */
export function qrMessage(demo: Pick<Demo, 'demoId'>, fileId: string, text: Text): MessageContent {
  const { qr, buttons: labels } = text.progress;
  return {
    text: qr.text,
    blocks: [
      section(qr.scan),
      { type: 'image', slack_file: { id: fileId }, alt_text: qr.altText },
      buttons(BLOCKS.qrButtons, [
        button(ACTIONS.enterCodes, labels.enterCodes, demo.demoId, 'primary'),
        button(ACTIONS.resendQr, labels.resendQr, demo.demoId),
        button(ACTIONS.showKey, labels.showKey, demo.demoId),
        button(ACTIONS.stop, labels.cancel, demo.demoId),
      ]),
      context(qr.secret),
    ],
  };
}
