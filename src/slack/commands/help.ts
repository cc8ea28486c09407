import { helpMessage } from '../messages/help.ts';
import type { DemoCommand } from './command.ts';

export const help: DemoCommand = {
  names: ['help'],
  answer: ({ text }) => Promise.resolve(helpMessage(text)),
};
