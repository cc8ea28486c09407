import type { Told } from '../../../scenario/ports/messenger.ts';
import type { WorkshopStore } from '../../../scenario/ports/workshop-store.ts';
import type { WorkshopTeller } from '../../../scenario/ports/workshop-teller.ts';
import type { Letter } from '../../../scenario/workshop/letters.ts';
import type { Workshop } from '../../../scenario/workshop/workshop.ts';
import type { SlackDoor } from '../../api/slack-door.ts';
import type { SlackLogger } from '../../bolt/bolt-logger.ts';
import type { MessageContent } from '../../messages/blocks.ts';
import { letterMessage } from '../../messages/workshop/letters.ts';
import { textOf } from '../../text/catalog.ts';
import type { Text } from '../../text/en.ts';
import { createTell, type Outcome } from '../told.ts';
import type { Boards, Facts } from './boards.ts';
import type { Debriefs } from './debriefs.ts';

interface TellerParts {
  readonly door: SlackDoor;
  readonly boards: Boards;
  readonly debriefs: Debriefs;
  readonly workshops: Pick<WorkshopStore, 'facts'>;
  readonly logger: SlackLogger;
}

/** Shows workshops, and sends letters, in Slack. A failure is logged, and the workshop goes on. */
export function createWorkshopTeller({ door, boards, debriefs, workshops, logger }: TellerParts): WorkshopTeller {
  const told = createTell(logger);
  return {
    show: async (workshop, seats) => {
      const about = { demoId: workshop.workshopId };
      let facts: Facts = {};
      const read = await told('facts', about, async () => {
        facts = await workshops.facts(workshop.workshopId);
      });
      if (read !== 'told') return all([read]);
      const outcomes = [await told('card', about, () => boards.showCard(workshop, seats, facts))];
      const updates = boards.boardsOf(workshop, seats, facts);
      outcomes.push(...(await Promise.all(updates.map((update) => told('board', about, update)))));
      if (workshop.phase === 'ended')
        outcomes.push(await told('debrief', about, () => debriefs.show(workshop, seats, facts)));
      return all(outcomes);
    },
    send: async (workshop, seat, letter) => {
      const send = async () => {
        const content = contentOf(workshop, letter, textOf(seat.locale), debriefs);
        await door.post(await door.openDm(seat.userId), content);
      };
      return all([await told(`letter: ${letter.kind}`, { demoId: workshop.workshopId }, send)]);
    },
  };
}

function contentOf(workshop: Workshop, letter: Letter, text: Text, debriefs: Debriefs): MessageContent {
  return letter.kind === 'questions' ? debriefs.questions(workshop, text) : letterMessage(workshop, letter, text);
}

/** Sums up outcomes. `never` when Slack's refusal is final or the bot has a fault: another try would not help. */
function all(outcomes: readonly Outcome[]): Told {
  if (outcomes.includes('later')) return 'later';
  return outcomes.every((outcome) => outcome === 'told') ? 'told' : 'never';
}
