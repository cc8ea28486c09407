import { sentence } from '../messages/blocks.ts';
import type { DemoCommand } from './command.ts';

export const start: DemoCommand = {
  names: ['start'],
  answer: async ({ operations, person, text, bot }) => {
    const result = await operations.start(person.participant, { isGuest: person.isGuest });
    switch (result.kind) {
      case 'started':
        return sentence(text.commands.started(bot));
      case 'already-active':
        return sentence(text.commands.alreadyActive(text.commands.stage[result.demo.stage], bot));
      case 'refused':
        return sentence(text.commands.guestRefused);
    }
  },
};
