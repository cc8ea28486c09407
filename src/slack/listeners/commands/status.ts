import { isRunning } from '../../../scenario/demo.ts';
import { sentence } from '../../messages/blocks.ts';
import { whereIs } from '../../messages/face.ts';
import { timeOfDay } from '../../messages/mrkdwn.ts';
import type { DemoCommand } from './command.ts';

export const status: DemoCommand = {
  names: ['status'],
  answer: async ({ parts, person, text, bot }) => {
    const result = await parts.operations.status(person.participant);
    if (result.kind === 'none') return sentence(text.commands.noDemo);
    const { demo } = result;
    const where = text.commands.status(whereIs(demo, parts.faces.of(demo), text), bot);
    return sentence(isRunning(demo) ? `${where} ${text.commands.endsAt(timeOfDay(demo.deadlineAt))}` : where);
  },
};
