import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedAws } from '../sandbox/aws/start.ts';
import { startEmbeddedSlack } from '../sandbox/slack/start.ts';
import { startRedis } from '../test/support/redis.ts';
import { startAppProcess } from './app-process.ts';
import { peopleOfRound, typeAtOnce, untilAllHaveQr } from './crowd.ts';
import { botEnvironment } from './environments.ts';
import { percentile } from './percentiles.ts';

/** Calls of one operation that AWS lets through per second. */
const CALLS_PER_SECOND = 15;
const LIMIT_MS = 180_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '50,200,500' },
    bots: { type: 'string', default: '1' },
  },
});
run().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`The rush could not be measured: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);

/** Everybody starts in the same moment: how long until all have their QR code, and what the acknowledgements take meanwhile. */
async function run(): Promise<void> {
  say(`people  bots   all have the QR code   floor (${CALLS_PER_SECOND} calls/s)   ratio   ack p99`);
  for (const people of values.people.split(',').map(Number)) await rush(people, Number(values.bots));
}

async function rush(people: number, bots: number): Promise<void> {
  const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  const acks: number[] = [];
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 8, throttlePerSecond: CALLS_PER_SECOND });
  const onAck = (millis: number) => void acks.push(millis);
  const slack = await startEmbeddedSlack({ manifest, fileProcessingMs: 1000, onAck, moreMembers: people });
  const env = botEnvironment(slack, aws, redis);
  const running = [];
  for (let bot = 0; bot < bots; bot += 1) running.push(await startAppProcess('src/main.ts', slack, env));
  const crowd = peopleOfRound(slack, 0, people);
  const startedAt = performance.now();
  await typeAtOnce(slack, crowd, '/mfa-demo start');
  const seconds = await untilAllHaveQr(slack, crowd, LIMIT_MS).then((at) => (at - startedAt) / 1000);
  const floor = people / CALLS_PER_SECOND;
  say(
    [
      String(people).padStart(6),
      String(bots).padStart(4),
      `${seconds.toFixed(1)} s`.padStart(20),
      `${floor.toFixed(1)} s`.padStart(16),
      (seconds / floor).toFixed(2).padStart(16),
      `${percentile(acks, 0.99).toFixed(0)} ms`.padStart(9),
    ].join('  '),
  );
  for (const bot of running) await bot.stop();
  await slack.close();
  await aws.close();
  await redis.stop();
}
