import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedAws } from '../sandbox/aws/start.ts';
import { startEmbeddedSlack } from '../sandbox/slack/start.ts';
import { startRedis } from '../test/support/redis.ts';
import { startAppProcess } from './app-process.ts';
import { bareEnvironment, botEnvironment } from './environments.ts';
import { percentile } from './percentiles.ts';

const ROUNDS = 5;
/** After this an app that nobody uses is at rest, in milliseconds. */
const REST_MS = 5000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
run().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`The starts could not be measured: ${String(error)}\n`);
    process.exit(1);
  },
);

/** From the start of the process to its connection with Slack, and the memory at rest: the bot against a bare Bolt app, in turns. */
async function run(): Promise<void> {
  const manifest = await readFile(new URL('../manifest.yml', import.meta.url), 'utf8');
  const redis = await startRedis();
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  const apps = { bot: 'src/main.ts', 'bare Bolt': 'bench/bare-app.ts' };
  const seconds: Record<string, number[]> = { bot: [], 'bare Bolt': [] };
  const megabytes: Record<string, number[]> = { bot: [], 'bare Bolt': [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, script] of Object.entries(apps)) {
      const slack = await startEmbeddedSlack({ manifest });
      const env = name === 'bot' ? botEnvironment(slack, aws, redis) : bareEnvironment(slack);
      const startedAt = performance.now();
      const app = await startAppProcess(script, slack, env);
      seconds[name]?.push((performance.now() - startedAt) / 1000);
      await sleep(REST_MS);
      megabytes[name]?.push(await residentMegabytes(app.pid));
      await app.stop();
      await slack.close();
    }
  }
  say('            start to connected   memory at rest   (medians)');
  const median = (of: Record<string, number[]>, name: string) => percentile(of[name] ?? [], 0.5);
  for (const name of Object.keys(apps)) {
    const start = `${median(seconds, name).toFixed(2)} s`.padStart(18);
    say(`${name.padEnd(10)}${start}   ${median(megabytes, name).toFixed(0).padStart(11)} MB`);
  }
  say(`start of the bot / start of bare Bolt = ${(median(seconds, 'bot') / median(seconds, 'bare Bolt')).toFixed(2)}`);
  await aws.close();
  await redis.stop();
}

/** As Linux counts it. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
