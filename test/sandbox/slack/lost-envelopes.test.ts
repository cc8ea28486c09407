import { expect, test } from 'vitest';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { play } from './support/player.ts';
import { connect } from './support/raw-socket.ts';
import { MANIFEST } from './support/world.ts';

test('when a connection ends, the envelopes that were sent over it fail at once, and others do not fail', async () => {
  const slack = await startEmbeddedSlack({ manifest: MANIFEST, ackLimitMs: 600_000 });
  const [ana, max] = ['Ana', 'Max'].map((name) => play(slack.url, userIdOf(name)));
  const first = await connect(slack);
  const cut = ana!.types('/mfa-demo start');
  await expect.poll(() => first.frames.length).toBe(2);
  const second = await connect(slack);
  first.socket.terminate();
  await cut;
  expect(await ana!.notices()).toEqual(['/mfa-demo failed with the error "dispatch_failed"']);

  const heard = max!.types('/mfa-demo start');
  await expect.poll(() => second.frames.length).toBe(2);
  const third = await connect(slack);
  third.socket.terminate();
  await expect.poll(() => slack.connectionCount()).toBe(1);
  second.socket.send(JSON.stringify({ envelope_id: second.frames[1]!.envelope_id, payload: { text: 'Here' } }));
  await heard;
  expect(await max!.notices()).toEqual([]);
  expect(await max!.texts()).toEqual(['Here']);
  await slack.close();

  function userIdOf(name: string): string {
    return slack.workspace.personas.find((persona) => persona.name === name)!.userId;
  }
});
