import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { environmentOf } from '../../sandbox/world.ts';
import { SECRET_SETTINGS } from '../../src/config/environment.ts';
import { playOn } from '../crash/play-on.ts';
import { findRedis, freePort, startRedis } from '../support/redis.ts';
import { buildImage, type Image } from './build-image.ts';
import { runInImage, startImage } from './image-process.ts';

const searchPath = inject('node24Path');
const WHOLE_DEMO = { patienceMs: 30_000, giveUpMs: 150_000 };

describe.skipIf(searchPath === undefined)('the bot, built and started as the Dockerfile says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mfa-demo-image-'));
  let image: Image;

  beforeAll(() => {
    chmodSync(folder, 0o755);
    image = buildImage(folder, searchPath ?? '');
    changeModes(image.root, (mode) => mode & ~0o222);
  });
  afterAll(() => {
    if (image) changeModes(image.root, (mode) => mode | 0o200);
    rmSync(folder, { recursive: true });
  });

  test('contains the production dependencies, the bundle of the bot and package.json, and nothing else', async () => {
    expect(readdirSync(image.workingDirectory).sort()).toEqual(['dist', 'node_modules', 'package.json']);
    expect(existsSync(join(image.workingDirectory, 'sandbox'))).toBe(false);
    const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    const development = Object.entries<{ dev?: boolean }>(lock.packages).filter(([, { dev }]) => dev);
    expect(development.length).toBeGreaterThan(20);
    expect(development.filter(([path]) => existsSync(join(image.workingDirectory, path)))).toEqual([]);
  });

  test('runs on Node 24 as a user who cannot write anywhere', async () => {
    const attempts = `
      const { writeFileSync } = require('node:fs');
      const refused = ['.', 'dist', process.env.TMPDIR, '/tmp'].map((folder) => {
        try { writeFileSync(folder + '/written', ''); return 'written'; } catch (error) { return error.code; }
      });
      console.log(process.version.split('.')[0], process.getuid() > 0, ...new Set(refused));`;
    const { text } = await runInImage(image, ['node', '-e', attempts]);
    expect(text.trim()).toBe('v24 true ERR_ACCESS_DENIED');
  });

  test('without settings it says what is missing, and ends', async () => {
    const { code, text } = await runInImage(image, image.command);
    expect(code).toBe(2);
    expect(text).toContain('SLACK_BOT_TOKEN is missing');
  });

  test('plays a complete demo, is ready before and after the demo, stops when asked, and logs no secret', async () => {
    const { env, slack, ana, secrets } = await startSurroundings(folder);
    const bot = startImage(image, env);
    const health = () => runInImage(image, image.healthCheck, env);
    try {
      await bot.during(vi.waitUntil(() => slack.connectionCount() > 0, { timeout: 60_000 }));
      const ops = `http://127.0.0.1:${env.OPS_PORT}`;
      await expect.poll(() => statusOf(`${ops}/readyz`), { timeout: 30_000 }).toBe(200);
      expect(await statusOf(`${ops}/livez`)).toBe(200);
      expect(await health()).toEqual({ code: 0, text: '' });

      const story = await bot.during(playOn(ana, WHOLE_DEMO));
      expect(story, bot.log()).toMatchObject({ sawReport: true, sawReceipt: true });
      expect(await statusOf(`${ops}/readyz`)).toBe(200);
      const sweep = await runInImage(image, [...image.command, 'sweep', '--dry-run', '--json'], env);
      expect(sweep, sweep.text).toMatchObject({ code: 0 });
    } finally {
      expect(await bot.stop(), bot.log()).toEqual({ code: 0, signal: null });
      expect(bot.log()).toContain('the bot has stopped');
    }
    expect((await health()).code).toBe(1);
    for (const secret of secrets) expect(bot.log()).not.toContain(secret);
  });
});

/**
 * Starts an AWS, a Slack, a Redis if its server is installed, and a person. Each secret setting is in a file, as in the
 * compose file.
 */
async function startSurroundings(folder: string) {
  const manifest = await readFile(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  const slack = await startEmbeddedSlack({ manifest, fileProcessingMs: 0 });
  onTestFinished(() => slack.close());
  const ana = await createPerson(slack.url, slack.workspace.personas.find(({ name }) => name === 'Ana')?.userId ?? '');
  onTestFinished(() => ana.close());
  const settings = {
    ...environmentOf(aws, slack),
    ...(findRedis() ? await redisState() : { MFA_DEMO_STATE: 'memory' }),
    MFA_DEMO_DEVICE_SETTLE_SECONDS: '0',
    LOG_LEVEL: 'debug',
    OPS_PORT: String(await freePort()),
  };
  return { slack, ana, ...inFiles(settings, join(folder, 'secrets')) };
}

async function redisState() {
  const redis = await startRedis();
  onTestFinished(() => redis.stop());
  return { REDIS_URL: redis.url, STATE_ENCRYPTION_KEY: randomBytes(32).toString('base64') };
}

function inFiles(settings: Readonly<Record<string, string>>, folder: string) {
  mkdirSync(folder);
  const env: Record<string, string> = { ...settings };
  const secrets: string[] = [];
  for (const name of SECRET_SETTINGS) {
    const value = settings[name];
    if (!value) continue;
    secrets.push(value);
    delete env[name];
    env[`${name}_FILE`] = join(folder, name.toLowerCase());
    writeFileSync(join(folder, name.toLowerCase()), `${value}\n`);
  }
  return { env, secrets };
}

function statusOf(url: string): Promise<number | undefined> {
  return fetch(url).then(
    ({ status }) => status,
    () => undefined,
  );
}

function changeModes(root: string, change: (mode: number) => number): void {
  for (const name of ['.', ...(readdirSync(root, { recursive: true }) as string[])]) {
    const path = join(root, name);
    if (existsSync(path)) chmodSync(path, change(statSync(path).mode));
  }
}
