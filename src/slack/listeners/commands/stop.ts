import { stoppingMessage } from '../../messages/answers/stop.ts';
import { sentence } from '../../messages/blocks.ts';
import { wayToDemo } from '../demo-way.ts';
import type { DemoCommand } from './command.ts';

export const stop: DemoCommand = {
  names: ['stop', 'teardown'],
  answer: async ({ parts, actor, text, bot }) => {
    const result = await parts.operations.stop(actor);
    if (result.kind === 'nothing-to-stop') return sentence(text.commands.nothingToStop);
    return stoppingMessage(result.kind, text, await wayToDemo(parts, result.demo.demoId, bot));
  },
};
