import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { createLessonPart } from '../crash/parts/lesson.ts';
import { playOn } from '../crash/play-on.ts';
import { startFencedAccount } from '../deploy/fenced-account.ts';
import { arePrograms, createFollower } from '../support/follower.ts';
import { blocksOf, readPage, root } from '../support/markdown.ts';
import { freePort } from '../support/redis.ts';

const BOT_NAME = 'mfa-demo-default-bot';
const PATIENCE_MS = 60_000;
const LONGEST_MS = 300_000;
const READY = 'running: ok\nslack: ok\nmemory: ok\naws: ok\n';
const page = readPage('docs/operate.md');

type Transport = 'socket' | 'http';

/**
 * Does the steps of the page that a test cannot follow: installs the app from its manifest, and creates the policies
 * and the user of the CloudFormation stack.
 */
async function startWorkspaceAndAccount(manifest: string) {
  const delays = { fileProcessingMs: 0, ackLimitMs: PATIENCE_MS, triggerLifeMs: PATIENCE_MS };
  const slack = await startEmbeddedSlack({ manifest, ...delays });
  onTestFinished(() => slack.close());
  const account = await startFencedAccount({ installation: 'default' });
  const key = await account.newBot(BOT_NAME, account.botPolicyArn);
  const member = (role: string) => slack.workspace.personas.find((persona) => persona.role === role)?.userId ?? '';
  const values = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    PERMISSIONS_BOUNDARY_ARN: account.boundaryArn,
    ADMIN_USER_IDS: member('admin'),
  };
  return { slack, account, values, member };
}

async function manifestOf(transport: Transport, port: number): Promise<string> {
  if (transport === 'socket') return readFile(join(root, 'manifest.yml'), 'utf8');
  const manifest = await readFile(join(root, 'manifest-http.yml'), 'utf8');
  return manifest.replaceAll('https://YOUR-HOST', `http://127.0.0.1:${port}`);
}

async function playsADemo(slackUrl: string, userId: string, command: string): Promise<void> {
  const ana = await createPerson(slackUrl, userId);
  onTestFinished(() => ana.close());
  // The person presses a button again if the bot was not connected: the bot of the page connects again after a pause of
  // three seconds.
  const lesson = createLessonPart(ana, () => ana.types(command));
  const patience = { patienceMs: 14_000, giveUpMs: 2 * PATIENCE_MS };
  const { sawReport, sawReceipt } = await playOn(ana, patience, lesson);
  expect({ sawReport, sawReceipt }, ana.text().slice(-1500)).toEqual({ sawReport: true, sawReceipt: true });
}

async function untilRedisAnswers(port: number): Promise<void> {
  const redis = new Redis(port, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.ping().finally(() => redis.disconnect());
}

/**
 * Runs the blocks of the page for which `isWanted` returns true. @returns the output of the commands that ended, and
 * the remaining IAM users
 */
async function followsThePage(transport: Transport, isWanted: (body: string) => boolean = () => true) {
  const [redisPort, opsPort, port] = [await freePort(), await freePort(), await freePort()];
  const { slack, account, values, member } = await startWorkspaceAndAccount(await manifestOf(transport, port));
  const follower = await createFollower({
    replaced: { 6379: String(redisPort), 9464: String(opsPort) },
    // The URLs point to the sandbox. Its AWS knows a new device immediately, so the bot need not wait.
    env: { SLACK_API_URL: slack.apiUrl, AWS_ENDPOINT_URL: account.aws.url, MFA_DEMO_DEVICE_SETTLE_SECONDS: '0' },
  });
  const printed: string[] = [];
  for (const { info, body } of blocksOf(page)) {
    if (!isWanted(body)) continue;
    if (info === 'sh run') printed.push(await follower.runs(body));
    else if (info === 'ini env' || info === `ini env ${transport}`) {
      await follower.fillsIn(body, { ...values, PORT: String(port) });
    } else if (info === 'text slack') await playsADemo(slack.url, member('member'), body.trim());
    else if (info === 'sh run background') {
      const soFar = follower.keepsRunning(body);
      if (body.includes('redis-server')) await untilRedisAnswers(redisPort);
      else await expect.poll(soFar, { timeout: PATIENCE_MS }).toContain('the bot is connected');
    }
  }
  const left = account.aws.view().users.map(({ userName }) => userName);
  return { printed, left };
}

describe.skipIf(!arePrograms('bash', 'curl', 'redis-server'))(
  'an operator who follows docs/operate.md word by word',
  () => {
    test(
      'gets a bot in which the doctor finds no problem, and a demo that leaves nothing',
      async () => {
        const { printed, left } = await followsThePage('socket');
        const [, doctor, ready, audit, dryRun, sweep, ...others] = printed;
        expect(others).toEqual([]);
        expect(doctor).not.toContain('FAILED');
        expect(doctor).toContain('ok       A complete demo works in AWS');
        expect(ready).toBe(READY);
        expect(audit).toMatch(/ demo-started .*\n[\s\S]* demo-ended .*left=0/);
        expect(dryRun).toContain('Dry run: nothing was changed; 0 of 0 would be removed.');
        expect(sweep).toContain('Nothing to remove.');
        expect(left).toEqual(['sandbox-admin', BOT_NAME]);
      },
      LONGEST_MS,
    );

    test(
      'gets a bot that Slack reaches over HTTP, if they choose HTTP',
      async () => {
        const { printed, left } = await followsThePage('http', (body) => !body.startsWith('npm run'));
        expect(printed.at(-1)).toBe(READY);
        expect(left).toEqual(['sandbox-admin', BOT_NAME]);
      },
      LONGEST_MS,
    );
  },
);
