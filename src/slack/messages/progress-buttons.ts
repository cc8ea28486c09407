import type { KnownBlock } from '@slack/types';
import { type Demo, isRunning } from '../../scenario/demo.ts';
import { ACTIONS, BLOCKS } from '../ids.ts';
import type { Text } from '../text/en.ts';
import { button } from './blocks.ts';
import type { Choices, Face } from './face.ts';
import { type MenuItem, menu } from './menu.ts';
import { moreTimeItem } from './reminder.ts';

/** Returns the row of buttons; no block when there is nothing to press. */
export function progressButtons(demo: Demo, face: Face, text: Text): KnownBlock[] {
  const { primary, secondary, more } = choicesOf(demo, face, text);
  const elements = [...(primary ? [primary] : []), ...(secondary ? [secondary] : []), ...moreOf(more, demo.demoId)];
  return elements.length > 0 ? [{ type: 'actions', block_id: BLOCKS.progressButtons, elements }] : [];
}

/**
 * Returns a menu, or a button if there is only one entry: a menu with one entry needs one more click, and not every
 * version of Slack accepts it.
 */
function moreOf(more: readonly MenuItem[], demoId: string) {
  const [only, ...others] = more;
  if (!only) return [];
  return others.length > 0 ? [menu(ACTIONS.menu, more, demoId)] : [button(only.actionId, only.label, demoId)];
}

/** Whether the button for more time is offered: from the reminder on, until it was used once. */
export function offersMoreTime(demo: Demo): boolean {
  return isRunning(demo) && demo.remindedAt !== undefined && demo.extendedAt === undefined;
}

function choicesOf(demo: Demo, face: Face, text: Text): Choices {
  const { buttons: labels } = text.progress;
  switch (demo.phase) {
    case 'running': {
      const choices = face.choices(demo, text);
      const time = offersMoreTime(demo) ? [moreTimeItem(demo, text)] : [];
      const isRest = demo.stage === face.restsAt;
      const help = demo.workshopId ? [{ actionId: ACTIONS.askForHelp, label: text.workshop.card.needHelp }] : [];
      const stop: MenuItem[] = isRest ? [] : [{ actionId: ACTIONS.askStop, label: labels.stop }];
      return { ...choices, more: [...time, ...help, ...choices.more, ...stop] };
    }
    case 'ended': {
      const { primary, secondary, more } = face.choicesAfterwards(demo, text);
      return { primary: primary ?? button(ACTIONS.startAgain, labels.startAgain, demo.demoId), secondary, more };
    }
    case 'stuck':
      return { primary: button(ACTIONS.stop, labels.tryAgain, demo.demoId), more: [] };
    case 'tearing-down':
      return { more: [] };
  }
}
