import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { startRedis } from '../support/redis.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { awsNameOf, slackNameOf } from './call-names.ts';
import { castOf, playerOf } from './cast.ts';
import { createCloser } from './closer.ts';
import { type Cut, createGate, type Point } from './gate.ts';
import { startHttpProxy } from './http-proxy.ts';
import { playOn, type Story } from './play-on.ts';
import { startRedisProxy } from './redis-proxy.ts';
import { createWitness, type Findings } from './witness.ts';

export interface Life {
  readonly story: Story;
  readonly findings: Findings;
  readonly points: readonly Point[];
  /** Whether the point of the cut was reached. */
  readonly isCut: boolean;
  readonly seconds: number;
  readonly logTail: string;
}

const CONNECT_MS = 60_000;

/** One whole demo of one person; with a cut the bot is killed there, started again, and the person goes on. */
export async function live(lesson: string, cut?: Cut): Promise<Life> {
  const startedAt = Date.now();
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  await using parts = createCloser();
  const aws = parts.adopt(await startEmbeddedAws({ propagationSeconds: 0 }), (it) => it.close());
  const slack = parts.adopt(await startEmbeddedSlack({ manifest, fileProcessingMs: 0 }), (it) => it.close());
  const redis = parts.adopt(await startRedis(), (it) => it.stop());
  const gate = createGate(cut, () => bot.kill());
  const cast = castOf(lesson);
  const { userId, settings } = await playerOf(lesson, slack, aws);
  const person = parts.adopt(await createPerson(slack.url, userId), (it) => it.close());
  const witness = createWitness(aws, slack, person);

  const awsProxy = parts.adopt(
    await startHttpProxy({ target: aws.url, gate, nameOf: awsNameOf, onAnswer: witness.onAwsAnswer }),
    (it) => it.close(),
  );
  const slackProxy = parts.adopt(await startHttpProxy({ target: slack.url, gate, nameOf: slackNameOf }), (it) =>
    it.close(),
  );
  const redisProxy = parts.adopt(await startRedisProxy({ port: redis.port, gate }), (it) => it.close());
  const env = {
    ...environmentOf(aws, slack),
    ...settings,
    AWS_ENDPOINT_URL: awsProxy.url,
    SLACK_API_URL: `${slackProxy.url}/api/`,
    MFA_DEMO_STATE: 'redis',
    REDIS_URL: redisProxy.url,
    STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    MFA_DEMO_TAKEOVER_SECONDS: '2',
    LOG_LEVEL: 'debug',
  };
  let bot: BotProcess = startBotProcess(env);
  const logs: string[] = [];
  let isOver = false;
  /** What runs a bot in production: it is started again whenever it ends. */
  const supervising = (async () => {
    for (;;) {
      await bot.ended;
      logs.push(bot.logTail());
      if (isOver) return;
      bot = startBotProcess(env);
    }
  })();
  parts.defer(async () => {
    isOver = true;
    await bot.stop();
    await supervising;
  });

  await connected(slack, () => bot);
  const story = await playOn(person, cast.patience, cast.createPart(person));
  const findings = witness.report();
  const seconds = (Date.now() - startedAt) / 1000;
  const logTail = [...logs, bot.logTail()].join('\n--- killed and started again ---\n');
  return { story, findings, points: gate.passed, isCut: gate.isCut, seconds, logTail };
}

async function connected(slack: { connectionCount(): number }, bot: () => BotProcess): Promise<void> {
  const until = Date.now() + CONNECT_MS;
  while (slack.connectionCount() === 0) {
    if (Date.now() > until) throw new Error(`The bot did not connect:\n${bot().logTail()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
