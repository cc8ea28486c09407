import { readFile } from 'node:fs/promises';
import { type EmbeddedAws, startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { createPerson, type Person } from '../../../sandbox/person/person.ts';
import { appDm, findButton, messageText } from '../../../sandbox/person/read-screen.ts';
import { startEmbeddedSlack } from '../../../sandbox/slack/start.ts';
import { witnessLeftovers } from '../../../sandbox/stories/witness.ts';
import { createCloser } from '../closer.ts';
import type { Cut, Point } from '../gate.ts';
import { startWatchedBot } from '../watched-bot.ts';
import { workshopRedisNameOf, workshopSlackNameOf } from './names.ts';
import { createParticipant, type Fate } from './participant.ts';
import { createTrainer, inRoom, isDebrief, words } from './trainer.ts';

export interface WorkshopLife {
  /** The error message of the move that failed; `undefined` if all moves succeeded. */
  readonly problem: string | undefined;
  readonly fates: readonly Fate[];
  readonly leftovers: readonly string[];
  /** How many of these messages and files exist at the end. */
  readonly counts: {
    readonly cards: number;
    readonly debriefs: number;
    readonly boards: number;
    readonly files: number;
  };
  /** Whether the card in the channel says how many took part, and that nothing is left. */
  readonly isToldInRoom: boolean;
  /** How often the trainer made each move. */
  readonly tries: Readonly<Record<string, number>>;
  readonly points: readonly Point[];
  readonly isCut: boolean;
  readonly seconds: number;
  readonly logTail: string;
}

/** How long most people wait for prepared demos before they join, at most, in milliseconds. */
const PREPARED_MS = 15_000;

/**
 * Plays one whole workshop of `size` people. At each cut the bot is killed and started again, and everybody continues.
 */
export async function liveWorkshop(size: number, cuts: readonly Cut[]): Promise<WorkshopLife> {
  const startedAt = Date.now();
  const manifest = await readFile(new URL('../../../manifest.yml', import.meta.url), 'utf8');
  await using parts = createCloser();
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0, moreMembers: size }), (it) =>
    it.close(),
  );
  const personOf = async ({ userId }: { readonly userId: string }) =>
    parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const { personas } = slack.workspace;
  const max = await personOf(personas.find(({ name }) => name === 'Max') ?? { userId: '' });
  const people = await Promise.all(personas.filter(({ name }) => name.startsWith('Member ')).map(personOf));
  const settings = { ADMIN_USER_IDS: max.userId, MAX_ACTIVE_DEMOS: String(3 * size), LOG_LEVEL: 'info' };
  const names = { slackNameOf: workshopSlackNameOf, redisNameOf: workshopRedisNameOf };
  const bot = await startWatchedBot(parts, { aws, slack, cuts, settings, ...names });
  const trainer = createTrainer(max, size);
  let fates: readonly Fate[] = [];
  const problem = await play(trainer, people, aws).then(
    (all) => {
      fates = all;
      return undefined;
    },
    (error: Error) => error.message,
  );
  const over = inRoom(max.screen()).map(messageText);
  return {
    problem,
    fates,
    leftovers: witnessLeftovers(aws.view()),
    counts: countsOf(max, slack.fileIds().length),
    isToldInRoom: over.some(
      (text) => text.includes(`${size} people took part`) && text.includes(words.card.nothingLeft),
    ),
    tries: trainer.tries,
    points: bot.gate.passed,
    isCut: bot.gate.isCut,
    seconds: (Date.now() - startedAt) / 1000,
    logTail: bot.logTail(),
  };
}

async function play(
  trainer: ReturnType<typeof createTrainer>,
  people: readonly Person[],
  aws: EmbeddedAws,
): Promise<readonly Fate[]> {
  const all = people.map(createParticipant);
  const [helped] = all;
  const early = all.slice(0, Math.ceil(all.length / 4));
  await trainer.opens();
  await Promise.all(early.map((one) => one.joins()));
  await untilPrepared(people[0], aws, all.length);
  await Promise.all(all.map((one) => one.joins()));
  const finishing = Promise.all(all.filter((_, index) => index % 3 === 1).map((one) => one.finishes()));
  finishing.catch(() => undefined);
  await trainer.seesAll();
  await helped?.asksForHelp();
  await trainer.helps();
  await helped?.seesHelpComing();
  await trainer.isDoneHelping();
  await trainer.reminds();
  await trainer.announces();
  await finishing;
  await trainer.ends();
  const fates = await Promise.all(all.map((one) => one.fateAtEnd()));
  await trainer.opensNext();
  return fates;
}

/**
 * Waits until AWS has a user for everybody, at most 15 seconds: after a kill some people join before their demo is
 * prepared.
 */
async function untilPrepared(person: Person | undefined, aws: EmbeddedAws, count: number): Promise<void> {
  const made = () => aws.view().calls.filter(({ operation }) => operation === 'CreateUser').length;
  await person
    ?.until('demos that are prepared', () => made() >= count || undefined, PREPARED_MS)
    .catch(() => undefined);
}

function countsOf(max: Person, files: number): WorkshopLife['counts'] {
  const room = inRoom(max.screen());
  const titles = room.map(messageText);
  const { overTitle, join } = words.card;
  const isCard = (index: number) =>
    (titles[index] ?? '').startsWith(overTitle('').trim()) || findButton(room[index]?.blocks ?? [], join) !== undefined;
  return {
    cards: room.filter((_, index) => isCard(index)).length,
    debriefs: room.filter(isDebrief).length,
    boards: appDm(max.screen()).messages.filter((one) => messageText(one).includes(words.board.updated('').trim()))
      .length,
    files,
  };
}
