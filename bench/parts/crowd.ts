import { setTimeout as sleep } from 'node:timers/promises';
import type { Persona, Screen } from '../../sandbox/slack/person/types.ts';
import type { EmbeddedSlack } from '../../sandbox/slack/start.ts';

const LOOK_EVERY_MS = 50;
const QUIET_MS = 200;

/**
 * Returns a function that returns `size` people who have not played yet. The returned function throws an Error when
 * fewer people are left.
 */
export function peopleOf(slack: EmbeddedSlack): (size: number) => readonly Persona[] {
  const crowd = slack.workspace.personas.filter(({ name }) => name.startsWith('Member '));
  return (size) => {
    if (crowd.length < size) throw new Error('There are too few people.');
    return crowd.splice(0, size);
  };
}

/**
 * Lets everybody type the same text into their direct message with the app at the same time. Resolves when Slack has
 * each acknowledgement or does not wait for it any more.
 */
export async function typeAtOnce(slack: EmbeddedSlack, people: readonly Persona[], text: string): Promise<void> {
  const rooms = await Promise.all(people.map((person) => directMessageOf(slack, person)));
  const typed = people.map(({ userId }, index) =>
    slack.fetch(
      new Request(`${slack.url}/_person/${userId}/types`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ channelId: rooms[index]?.channelId, text }),
      }),
    ),
  );
  await Promise.all(typed);
}

/**
 * Waits until each of these people has a QR code.
 * @returns the time of the last QR code, as performance.now()
 * @throws Error at the time limit
 */
export async function untilAllHaveQr(
  slack: EmbeddedSlack,
  people: readonly Persona[],
  limitMs: number,
): Promise<number> {
  const giveUpAt = performance.now() + limitMs;
  for (const person of people) {
    while (!JSON.stringify(await directMessageOf(slack, person)).includes('"slack_file"')) {
      if (performance.now() > giveUpAt) throw new Error(`${person.name} has no QR code after ${limitMs / 1000} s.`);
      await sleep(LOOK_EVERY_MS);
    }
  }
  return performance.now();
}

/**
 * Waits until nothing in the workspace has changed for 200 ms, because the app has then done all its work. Also returns
 * at the time limit.
 */
export async function untilQuiet(slack: EmbeddedSlack, people: readonly Persona[], limitMs: number): Promise<void> {
  const giveUpAt = performance.now() + limitMs;
  let before: number | undefined;
  let now = await revisionOf(slack, people);
  do {
    before = now;
    await sleep(QUIET_MS);
    now = await revisionOf(slack, people);
  } while (now !== before && performance.now() < giveUpAt);
}

async function revisionOf(slack: EmbeddedSlack, [anybody]: readonly Persona[]): Promise<number | undefined> {
  return anybody && (await screenOf(slack, anybody)).revision;
}

async function directMessageOf(slack: EmbeddedSlack, person: Persona) {
  return (await screenOf(slack, person)).conversations.find(({ kind }) => kind === 'app-dm');
}

async function screenOf(slack: EmbeddedSlack, { userId }: Persona): Promise<Screen> {
  const response = await slack.fetch(new Request(`${slack.url}/_person/${userId}/screen`));
  return (await response.json()) as Screen;
}
