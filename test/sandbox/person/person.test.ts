import { expect, onTestFinished, test } from 'vitest';
import { createPerson } from '../../../sandbox/person/person.ts';
import { startWorld } from '../slack/support/world.ts';

test('waiting for "0 left" does not end when the screen shows "10 left"', async () => {
  await using world = await startWorld();
  const ana = await createPerson(world.slack.url, world.ana.userId);
  onTestFinished(() => ana.close());
  const says = (text: string) => world.app.client.chat.postMessage({ channel: ana.userId, text });
  await says('Receipt: 5 removed, 10 left.');
  await ana.sees('10 left');
  await expect(ana.sees('0 left', 0)).rejects.toThrow('did not see "0 left" on the screen within 0 s');
  const seen = ana.sees('0 left');
  await says('Receipt: 15 removed, 0 left.');
  await seen;
});
