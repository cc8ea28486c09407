import type { ModalView } from '@slack/types';
import { ACTIONS, BLOCKS, VIEWS } from '../ids.ts';
import { button, buttons, context, section } from '../messages/blocks.ts';
import type { TakeHome } from '../messages/face.ts';
import type { Text } from '../text/en.ts';

/**
 * Shows a lesson in a few commands of the AWS CLI, and the button that sends the complete lesson as files.
 * @param said the result of a click on that button
 */
export function takeHomeView(demoId: string, takeHome: TakeHome, text: Text, said?: string): ModalView {
  const { buttons: labels, cli } = text.takeHome;
  return {
    type: 'modal',
    callback_id: VIEWS.cli,
    title: { type: 'plain_text', text: cli.title },
    close: { type: 'plain_text', text: text.modals.close },
    blocks: [
      ...takeHome.commands(text),
      { type: 'divider' },
      section(cli.offer),
      ...(said === undefined
        ? [buttons(BLOCKS.scriptsButtons, [button(ACTIONS.sendScripts, labels.scripts, demoId)])]
        : [context(said)]),
    ],
  };
}
