import { addBot } from '../../sandbox/cli/whole/bot-in-aws.ts';
import { startTestWorld, type TestWorld } from './world.ts';

const KEY = { accessKeyId: 'AKIABOTBOTBOTBOTBOT1', secretAccessKey: 'b'.repeat(40) };

/** The bot as deploy/cloudformation.yml makes it: demos have a boundary, without which no policy is tried. */
export function startFencedWorld(settings: Readonly<Record<string, string>> = {}): Promise<TestWorld> {
  return startTestWorld({ settings, identity: (aws, installation) => addBot(aws, installation, KEY) });
}
