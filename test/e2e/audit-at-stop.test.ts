import { expect, test } from 'vitest';
import { messageText } from '../../sandbox/person/read-screen.ts';
import { openAwsDoor } from '../support/aws-door.ts';
import { startBot } from '../support/bot.ts';
import { startServices } from '../support/services.ts';
import { isAwaited } from './moves.ts';
import { ROOM } from './workshop-moves.ts';

test('if a job ends while the bot stops, its audit records reach the audit channel before the bot has stopped', async () => {
  const { aws, slack, person } = await startServices();
  const door = await openAwsDoor(aws);
  const { stop } = await startBot(aws, slack, { AWS_ENDPOINT_URL: door.url, AUDIT_CHANNEL_ID: ROOM });
  const ana = await person('Ana');
  const posted = async () => {
    const { conversations } = await ana.client.screen();
    return conversations.flatMap(({ channelId, messages }) => (channelId === ROOM ? messages.map(messageText) : []));
  };
  await ana.types('/mfa-demo start');
  await isAwaited(ana);
  const deletion = door.hold('DeleteUser');
  await ana.types('/mfa-demo stop');
  await deletion.arrived;
  const stopped = stop();
  await expect.poll(async () => (await posted()).join('\n')).toContain('*demo-started*');
  expect((await posted()).join('\n')).not.toContain('*demo-ended*');
  deletion.release();
  await stopped;
  expect((await posted()).join('\n')).toContain('*demo-ended*');
});
