import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson, type Person, REAL_TIME } from '../../sandbox/person/person.ts';
import { presses, startsAndScans } from '../../sandbox/stories/moves.ts';
import { formIn } from '../../sandbox/stories/press.ts';
import { peopleOf, typeAtOnce, untilAllHaveQr } from './crowd.ts';
import { callsSince } from './follow-calls.ts';
import { CALLS_PER_SECOND, openHall } from './hall.ts';
import { pollScreen } from './poll-screen.ts';

const LOOK_EVERY_MS = 10;
const SCREEN_EVERY_MS = 100;
const LIMIT_MS = 240_000;

/**
 * Starts many demos while some people already have the form for two codes open. These people submit their codes one
 * after the other while the others' demos are being prepared.
 * @param most how many people submit codes, if there is time for all of them
 * @returns milliseconds from each submission to its EnableMFADevice in AWS
 * @throws Error at the time limit
 */
export async function codesInTheRush(others: number, most: number): Promise<number[]> {
  const hall = await openHall({ people: others + most, aws: { throttlePerSecond: CALLS_PER_SECOND } });
  const { slack, aws } = hall;
  const next = peopleOf(slack);
  const watch = pollScreen(SCREEN_EVERY_MS, LIMIT_MS);
  const ready = await Promise.all(
    next(most).map(async ({ userId }) => opensForm(await createPerson(slack.url, userId, REAL_TIME, watch))),
  );
  const crowd = next(others);
  await typeAtOnce(slack, crowd, '/mfa-demo start');
  let isOver = false;
  const preparing = untilAllHaveQr(slack, crowd, LIMIT_MS).finally(() => {
    isOver = true;
  });
  preparing.catch(() => undefined);
  const took: number[] = [];
  for (const person of ready) {
    if (isOver) break;
    took.push(await untilActedOn(aws, person));
  }
  await preparing;
  await hall.close();
  return took;
}

async function opensForm(ana: Person): Promise<Person> {
  const telling = { ana, says: () => undefined, nextCode: () => ana.phone.nextCode() };
  await startsAndScans(telling);
  await presses(telling, 'enter-codes');
  await ana.until('the form for two codes', (screen) => formIn(screen, 'enrollment'));
  return ana;
}

async function untilActedOn(aws: EmbeddedAws, { phone, submits }: Person): Promise<number> {
  const { newest } = await callsSince(aws, 0, 'limit=1');
  const startedAt = performance.now();
  await submits(...phone.codesFrom(-1, 2));
  while ((await callsSince(aws, newest, 'operation=EnableMFADevice&result=allowed')).calls.length === 0) {
    if (performance.now() > startedAt + LIMIT_MS) throw new Error('The bot did not send the codes to AWS in time.');
    await sleep(LOOK_EVERY_MS);
  }
  return performance.now() - startedAt;
}
