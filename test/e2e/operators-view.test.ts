import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { runAudit } from '../../src/commands/audit.ts';
import { loadAuditConfig } from '../../src/config.ts';
import type { AuditRecord } from '../../src/shared/audit-record.ts';
import { asked } from '../support/ops.ts';
import { findRedis, startRedis } from '../support/redis.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, freshCode, startsAndScans } from './moves.ts';

interface LogLine {
  readonly msg: string;
  readonly demoId?: string;
}

const linesOf = (world: TestWorld) =>
  world
    .logText()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);

async function livesThroughADemo(person: Person): Promise<void> {
  await startsAndScans(person);
  await enrolls(person);
  await person.submits(freshCode(person));
  await person.sees('It worked: S3 allowed access only with your code');
  await person.clicks(BUTTONS.done);
  await person.sees('0 left');
}

test('the metrics count and time a demo, and every log line about the demo has its id', async () => {
  await using world = await startTestWorld({ settings: { OPS_PORT: '0' } });
  const ana = await world.person('Ana');
  await startsAndScans(ana);
  const whileRunning = await asked(world, '/metrics');
  expect(whileRunning.text).toContain('mfa_demo_demos_active{stage="awaiting-enrollment"} 1');
  expect(whileRunning.text).toMatch(/mfa_demo_queue_jobs\{state="delayed"\} [1-9]/);
  await enrolls(ana);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');

  const { text, status } = await asked(world, '/metrics');
  expect(status).toBe(200);
  for (const line of [
    'mfa_demo_demos_started_total{scenario="session-token"} 1',
    'mfa_demo_teardowns_total{outcome="clean"} 1',
    'mfa_demo_aws_calls_total{service="iam",operation="CreateUser",outcome="ok"} 1',
    'mfa_demo_aws_calls_total{service="iam",operation="DeleteUser",outcome="ok"} 1',
    'mfa_demo_proofs_total{mfa_state="session with MFA",outcome="allowed"} 1',
    'mfa_demo_slack_ack_duration_seconds_count{kind="slash_command"} 1',
    'mfa_demo_slack_ack_duration_seconds_count{kind="view_submission"} 3',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).toMatch(/mfa_demo_aws_calls_total\{service="s3",operation="ListBuckets",outcome="AccessDenied"\} [2-9]/);
  expect(text).not.toContain('mfa_demo_demos_active{');

  const about = linesOf(world).filter(({ msg }) => /demo|stage|step|proof/.test(msg) && !/sweep/.test(msg));
  const demoIds = new Set(about.map(({ demoId }) => demoId));
  expect(about.length).toBeGreaterThan(20);
  expect([...demoIds]).toEqual([expect.stringMatching(/^[a-z0-9]{12}$/)]);
});

test('in the traces, spans of steps and of calls to AWS belong to the span of a job', async () => {
  const collector = await startCollector();
  const secrets: string[] = [];
  {
    await using world = await startTestWorld({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
    const ana = await world.person('Ana');
    await livesThroughADemo(ana);
    secrets.push(ana.phone.seed(), ...world.aws.secrets());
  }
  // The bot has stopped, so it has sent all traces.
  const spans = collector.spans();
  const jobs = new Set(spans.filter(({ name }) => name === 'job').map(({ spanId }) => spanId));
  for (const name of [
    'iam.CreateUser',
    'step create-user',
    'sts.GetSessionToken',
    's3.ListBuckets',
    'iam.DeleteUser',
  ]) {
    const span = spans.find((each) => each.name === name);
    expect(jobs.has(span?.parentSpanId ?? ''), `${name} is part of a job`).toBe(true);
  }
  const text = JSON.stringify(spans);
  for (const secret of secrets) expect(text).not.toContain(secret);
});

interface OtlpSpan {
  readonly name: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** Starts a server that receives OTLP as JSON, as an OpenTelemetry collector does. */
async function startCollector() {
  const spans: OtlpSpan[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    const body = JSON.parse(Buffer.concat(chunks).toString()) as {
      resourceSpans: { scopeSpans: { spans: OtlpSpan[] }[] }[];
    };
    for (const { scopeSpans } of body.resourceSpans) spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, spans: () => spans };
}

describe.skipIf(!findRedis())('the audit trail', () => {
  test('says who did what and with which AWS requests, and contains no secret', async () => {
    const server = await startRedis();
    const client = new Redis(server.url);
    onTestFinished(async () => {
      client.disconnect();
      await server.stop();
    });
    await using world = await startTestWorld({ redisUrl: server.url });
    const ana = await world.person('Ana');
    await livesThroughADemo(ana);
    const installation = await installationIn(client);
    const config = loadAuditConfig({ REDIS_URL: server.url, MFA_DEMO_INSTALLATION: installation });
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    const recordsNow = async () => {
      await runAudit(config, { days: 1, json: true }, print);
      return lines.splice(0).map((line) => JSON.parse(line) as AuditRecord);
    };
    // The bot answers people before it writes the audit record.
    await expect.poll(async () => (await recordsNow()).at(-1)?.event).toBe('demo-ended');
    const records = await recordsNow();
    const events = records.map(({ event }) => event);
    expect(events[0]).toBe('demo-started');
    expect(events).toContain('proof-taken');
    const ids = records.flatMap(({ awsRequestIds }) => awsRequestIds);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(15);
    await runAudit(config, { days: 1, json: false, demo: records[0]?.demoId }, print);
    expect(lines).toHaveLength(records.length);
    expect(lines.at(-1)).toMatch(
      / demo-ended demo=\w+ participant=U\w+ reason=\S+ removed=[1-9]\d* left=0( aws-request=\S+)+\n$/,
    );
    await runAudit(config, { days: 1, json: true, demo: 'another' }, print);
    expect(lines).toHaveLength(records.length);
    const text = JSON.stringify(records);
    for (const secret of [ana.phone.seed(), ...world.aws.secrets()]) expect(text).not.toContain(secret);
  });
});

/** Returns the name of the installation. The sandbox generates this name if the state is in Redis. */
async function installationIn(redis: Redis): Promise<string> {
  const [key] = await redis.keys('*:audit');
  return /^\{mfa-demo:(.+)\}:audit$/.exec(key ?? '')?.[1] ?? '';
}
