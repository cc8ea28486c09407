import { readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { startEmbeddedAws } from '../sandbox/aws/start.ts';
import { type EmbeddedSlack, startEmbeddedSlack } from '../sandbox/slack/start.ts';
import { startRedis } from '../test/support/redis.ts';
import { startAppProcess } from './app-process.ts';
import { peopleOfRound, typeAtOnce, untilAllHaveQr } from './crowd.ts';
import { bareEnvironment, botEnvironment } from './environments.ts';
import { percentile } from './percentiles.ts';

const PEOPLE = 50;
/** The first rounds show how code gets compiled, not how it runs. */
const WARM_UP_ROUNDS = 2;
const MOST_ROUNDS = 16;
const AIM = 1.25;
/** No round begins after this time, and everything ends at the limit. */
const LAST_ROUND_MS = 42_000;
const LIMIT_MS = 58_000;
const SETTLE_LIMIT_MS = 15_000;

/** One app under measurement: every app has a workspace of its own, all of them in this process. */
interface Contestant {
  readonly name: string;
  readonly slack: EmbeddedSlack;
  /** Of each round: milliseconds from the envelope's sending to its acknowledgement. */
  readonly rounds: (readonly number[])[];
  /** Waits until the app has nothing left to do for a round's people. */
  settles(round: number): Promise<unknown>;
}

const startedAt = performance.now();
const say = (line: string) => void process.stdout.write(`${line}\n`);
setTimeout(() => fail(new Error(`This took longer than ${LIMIT_MS / 1000} s.`)), LIMIT_MS).unref();
run().then(() => process.exit(0), fail);

async function run(): Promise<void> {
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const bot = await contestant('bot', (slack, round) =>
    untilAllHaveQr(slack, peopleOfRound(slack, round, PEOPLE), SETTLE_LIMIT_MS),
  );
  const bare = await contestant('bare Bolt', async () => {});
  await startAppProcess('src/main.ts', bot.slack, botEnvironment(bot.slack, aws, redis));
  await startAppProcess('bench/bare-app.ts', bare.slack, bareEnvironment(bare.slack));

  const loadBefore = loadavg()[0] ?? 0;
  await alternate([bot, bare]);
  report(bot, bare, [loadBefore, loadavg()[0] ?? 0]);
  await redis.stop();
}

async function contestant(
  name: string,
  settles: (slack: EmbeddedSlack, round: number) => Promise<unknown>,
): Promise<Contestant> {
  const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  const rounds: number[][] = [];
  const onAck = (millis: number) => void rounds.at(-1)?.push(millis);
  const moreMembers = PEOPLE * (WARM_UP_ROUNDS + MOST_ROUNDS);
  const slack = await startEmbeddedSlack({ manifest, fileProcessingMs: 0, onAck, moreMembers });
  return { name, slack, rounds, settles: (round) => settles(slack, round) };
}

async function alternate(contestants: readonly Contestant[]): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS + MOST_ROUNDS; round += 1) {
    if (performance.now() - startedAt > LAST_ROUND_MS) break;
    for (const { slack, rounds, settles } of contestants) {
      rounds.push([]);
      await typeAtOnce(slack, peopleOfRound(slack, round, PEOPLE), '/mfa-demo start');
      await settles(round);
    }
  }
  for (const { rounds } of contestants) rounds.splice(0, WARM_UP_ROUNDS);
}

function report(bot: Contestant, bare: Contestant, loads: readonly [before: number, after: number]): void {
  const count = bare.rounds.length;
  if (count === 0) throw new Error('Not one round could be measured in the time there is.');
  say(`Ack of /mfa-demo start, ${PEOPLE} people at once: milliseconds from the envelope's sending to its ack.`);
  say('The bot keeps its state in Redis. Each app is a process of its own; Slack and AWS are embedded in a third.');
  say(
    `${count} rounds each after ${WARM_UP_ROUNDS} to warm up, alternating; each begins when the one before is worked off.`,
  );
  say(
    '"slowest" is the slowest ack of a round, the median of all rounds: one bad moment of the machine hardly moves it.',
  );
  say('');
  say(row('', ['p50', 'p95', 'p99', 'slowest', 'acks']));
  for (const { name, rounds } of [bot, bare]) {
    const { p50, p95, p99, slowest, acks } = summaryOf(rounds);
    say(row(name, [...[p50, p95, p99, slowest].map((millis) => millis.toFixed(1)), `${acks}/${count * PEOPLE}`]));
  }
  const [ofBot, ofBare] = [summaryOf(bot.rounds), summaryOf(bare.rounds)];
  const ratio = ofBot.p99 / ofBare.p99;
  say('');
  say(
    `p99 of the bot / p99 of bare Bolt = ${ratio.toFixed(2)} (aim: at most ${AIM}; ${ratio <= AIM ? 'met' : 'missed'})`,
  );
  say(`slowest of the bot / slowest of bare Bolt = ${(ofBot.slowest / ofBare.slowest).toFixed(2)}`);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const cores = availableParallelism();
  say(
    `${cores} cores, load average ${loads[0].toFixed(1)} before and ${loads[1].toFixed(1)} after, ${seconds} s, Node ${process.version}`,
  );
  if (loads[0] > cores)
    say('The machine was busy with other work: these numbers tell about that, too. Run it again on a quiet one.');
}

function row(name: string, values: readonly string[]): string {
  return `${name.padEnd(10)}${values.map((value) => value.padStart(10)).join('')}`;
}

function summaryOf(rounds: Contestant['rounds']) {
  const acks = rounds.flat();
  const [p50, p95, p99] = [percentile(acks, 0.5), percentile(acks, 0.95), percentile(acks, 0.99)];
  const slowest = percentile(
    rounds.map((round) => Math.max(...round)),
    0.5,
  );
  return { p50, p95, p99, slowest, acks: acks.length };
}

function fail(error: unknown): void {
  process.stderr.write(`The acks could not be measured: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
