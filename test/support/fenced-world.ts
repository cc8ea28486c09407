import { addBot } from '../../sandbox/cli/whole/bot-in-aws.ts';
import { startTestWorld, type TestWorld } from './world.ts';

const KEY = { accessKeyId: 'AKIABOTBOTBOTBOTBOT1', secretAccessKey: 'b'.repeat(40) };

/**
 * Starts a world whose bot has the permissions of deploy/cloudformation.yml. Its demos have a permissions boundary,
 * without which the bot tries no policy in AWS.
 */
export function startFencedWorld(settings: Readonly<Record<string, string>> = {}): Promise<TestWorld> {
  return startTestWorld({ settings, identity: (aws, installation) => addBot(aws, installation, KEY) });
}
