import { sentence } from '../../messages/blocks.ts';
import type { DemoCommand } from './command.ts';

export const stop: DemoCommand = {
  names: ['stop', 'teardown'],
  answer: async ({ parts, person, text, bot }) => {
    const result = await parts.operations.stop(person.participant);
    switch (result.kind) {
      case 'stopping':
        return sentence(text.commands.stopping(bot));
      case 'already-stopping':
        return sentence(text.commands.alreadyStopping(bot));
      case 'nothing-to-stop':
        return sentence(text.commands.nothingToStop);
    }
  },
};
